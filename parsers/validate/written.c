#include "parsers/validate/written.h"

#include "parsers/validate/text.h"

bool is_written(const struct element *element)
{
    return text_trimmed_of(element).length > 0;
}

bool has_written(const struct element *element, enum element_kind kind)
{
    return is_written(element_child(element, kind));
}

bool is_same_text(const struct element *left, const struct element *right)
{
    return left != NULL && right != NULL && text_is_same(text_of(left), text_of(right));
}
