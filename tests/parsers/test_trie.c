#include "tests/check.h"

#include <string.h>

#include "parsers/trie.h"

static const struct format_prefix prefixes[] = {
    {"a", "urn:a"},
    {"b", "urn:b"},
    {0},
};

struct given {
    struct arena *arena;
    xmlDict *names;
    struct trie *trie;
};

static struct given given_trie(void)
{
    struct given given = {.arena = arena_new(), .names = xmlDictCreate()};

    given.trie = trie_new(given.arena, given.names, prefixes);
    return given;
}

static void end(struct given *given)
{
    xmlDictFree(given->names);
    arena_free(given->arena);
}

static const xmlChar *word(struct given *given, const char *text)
{
    return trie_intern(given->trie, text, strlen(text));
}

static void a_path_is_found_step_by_step(void **state)
{
    struct given given = given_trie();
    struct trie_node *leaf = trie_add(given.trie, given.trie->root, "a:One/b:Two/@three");
    struct trie_node *one =
        trie_element(given.trie->root, word(&given, "One"), word(&given, "urn:a"));
    struct trie_node *two = trie_element(one, word(&given, "Two"), word(&given, "urn:b"));

    (void)state;
    assert_ptr_equal(trie_attribute(two, word(&given, "three")), leaf);
    assert_ptr_equal(leaf->parent, two);
    assert_true(leaf->is_attribute);
    end(&given);
}

static void the_same_name_of_another_namespace_is_another_child(void **state)
{
    struct given given = given_trie();
    struct trie_node *a = trie_add(given.trie, given.trie->root, "a:One");
    struct trie_node *b = trie_add(given.trie, given.trie->root, "b:One");

    (void)state;
    assert_ptr_not_equal(a, b);
    assert_ptr_equal(trie_element(given.trie->root, word(&given, "One"), word(&given, "urn:a")), a);
    assert_ptr_equal(trie_element(given.trie->root, word(&given, "One"), word(&given, "urn:b")), b);
    assert_null(trie_element(given.trie->root, word(&given, "One"), NULL));
    assert_null(trie_attribute(given.trie->root, word(&given, "One")));
    end(&given);
}

static void the_same_path_is_the_same_node(void **state)
{
    struct given given = given_trie();
    struct trie_node *first = trie_add(given.trie, given.trie->root, "a:One/b:Two");
    struct trie_node *one = trie_add(given.trie, given.trie->root, "a:One");

    (void)state;
    assert_ptr_equal(trie_add(given.trie, given.trie->root, "a:One/b:Two"), first);
    assert_ptr_equal(trie_add(given.trie, one, "b:Two"), first);
    assert_ptr_equal(trie_add(given.trie, one, ""), one);
    end(&given);
}

static void many_children_are_found_and_stay_in_order(void **state)
{
    struct given given = given_trie();
    struct trie_node *node = given.trie->root;

    (void)state;
    for (int at = 0; at < 1000; at++) {
        trie_add(given.trie, node, arena_printf(given.arena, "a:Name%d", at));
    }
    const struct trie_node *child = node->first;

    for (int at = 0; at < 1000; at++, child = child->next) {
        const char *name = arena_printf(given.arena, "Name%d", at);

        assert_string_equal((const char *)(const void *)child->name, name);
        assert_ptr_equal(trie_element(node, word(&given, name), word(&given, "urn:a")), child);
    }
    assert_null(child);
    assert_null(trie_element(node, word(&given, "Name1000"), word(&given, "urn:a")));
    end(&given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_found_step_by_step),
        cmocka_unit_test(the_same_name_of_another_namespace_is_another_child),
        cmocka_unit_test(the_same_path_is_the_same_node),
        cmocka_unit_test(many_children_are_found_and_stay_in_order),
    };

    return cmocka_run_group_tests_name("trie", tests, NULL, NULL);
}
