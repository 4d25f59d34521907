"""*Ajuda* and *Novidades*. The manual holds nobody's data: it can be read before signing in."""

from flask import Response, abort, current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from statusplanos.home.blueprint import blueprint
from statusplanos.home.manual import articles, news, rendering, search
from statusplanos.web import navigation
from statusplanos.web.htmx import render
from statusplanos.web.permissions import needs, public

LONGEST_QUERY = 120
YEAR = 365 * 24 * 3600


@blueprint.get("/ajuda")
@public
def help_index() -> Response:
    text = request.args.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    return render(
        "home/help_index.html",
        "home/_help_hits.html",
        q=text,
        hits=search.search(text),
        groups=articles.by_group(),
    )


@blueprint.get("/ajuda/<slug>")
@public
def help_page(slug: str) -> ResponseReturnValue:
    article = articles.article(slug)
    if article is None:
        abort(404)
    before, after = articles.neighbours(article)
    return render_template(
        "home/help_page.html",
        article=article,
        page=rendering.page(article.source, request.cookies.get("theme", "")),
        see=[one for name in article.see if (one := articles.article(name))],
        before=before,
        after=after,
    )


@blueprint.get("/novidades")
@needs("look")
def whats_new() -> Response:
    """Opening the page is what counts as having seen it; the browser remembers it."""
    versions = news.versions()
    bodies = {one.name: rendering.page(one.source).html for one in versions}
    response = make_response(render_template("home/news.html", versions=versions, bodies=bodies))
    secure = str(current_app.config.get("BASE_URL", "")).startswith("https://")
    for newest in versions[:1]:
        response.set_cookie(
            news.COOKIE, newest.mark, max_age=YEAR, httponly=True, secure=secure, samesite="Lax"
        )
    return response


@navigation.help_page.provide
def help_for_this_page() -> str:
    """The address of the help about the page that is open; the index where there is none."""
    slug, anchor = articles.screens().get(_screen(), ("", ""))
    if not slug:
        return url_for("home.help_index")
    return url_for("home.help_page", slug=slug, _anchor=anchor or None)


def _screen() -> str:
    """The endpoint of this address when it is opened: a form that was refused is still its page."""
    if request.endpoint in articles.screens():
        return str(request.endpoint)
    routes = current_app.create_url_adapter(request)
    try:
        return str(routes.match(method="GET")[0]) if routes else ""
    except HTTPException:
        return ""


navigation.news.provide(news.unseen)
