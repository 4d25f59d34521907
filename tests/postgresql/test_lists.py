"""The lists, their groups and the search say the same on PostgreSQL."""

import pytest

from tests.customers.test_customer_groups import (
    plans,
    test_all_groups_open_hold_every_row_once,
    test_each_group_says_how_many_it_has,
    test_filters_and_search_hold_for_the_groups_too,
    test_several_values_of_a_filter_are_added_up,
)
from tests.home.test_search import (
    found,
    marina,
    test_a_customer_is_found_by_document_with_and_without_its_mask,
    test_a_customer_is_found_by_name_address_or_phone,
    test_a_plan_is_found_by_its_code_and_by_its_login,
    test_messages_are_found_by_whom_they_went_to_and_what_they_said,
    test_statuses_and_plans_on_sale_are_found_without_accents,
)
from tests.test_saved_views import (
    save,
    test_its_author_renames_shares_and_removes_it,
    test_two_views_of_one_person_and_list_need_two_names,
)

pytestmark = pytest.mark.postgres

__all__ = [
    "found",
    "marina",
    "plans",
    "save",
    "test_a_customer_is_found_by_document_with_and_without_its_mask",
    "test_a_customer_is_found_by_name_address_or_phone",
    "test_a_plan_is_found_by_its_code_and_by_its_login",
    "test_all_groups_open_hold_every_row_once",
    "test_each_group_says_how_many_it_has",
    "test_filters_and_search_hold_for_the_groups_too",
    "test_its_author_renames_shares_and_removes_it",
    "test_messages_are_found_by_whom_they_went_to_and_what_they_said",
    "test_several_values_of_a_filter_are_added_up",
    "test_statuses_and_plans_on_sale_are_found_without_accents",
    "test_two_views_of_one_person_and_list_need_two_names",
]
