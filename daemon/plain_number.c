#include "daemon/plain_number.h"

#include <string.h>

bool plain_number(const char *text, struct plain_number *ret_number)
{
    struct plain_number number = {.below_zero = *text == '-'};

    number.whole = text + (number.below_zero ? 1 : 0);
    number.whole_length = strspn(number.whole, "0123456789");
    number.fraction = number.whole + number.whole_length;
    if (*number.fraction == '.') {
        number.fraction++;
        number.fraction_length = strspn(number.fraction, "0123456789");
    }
    *ret_number = number;
    return number.whole_length > 0 && number.fraction[number.fraction_length] == '\0' &&
           (number.fraction[-1] != '.' || number.fraction_length > 0);
}
