#include "daemon/demo/random.h"

static uint64_t next(struct random *random)
{
    uint64_t mixed = random->state += UINT64_C(0x9e3779b97f4a7c15);

    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

struct random random_stream(uint64_t seed, uint64_t stream)
{
    struct random random = {seed ^ (stream * UINT64_C(0xd6e8feb86659fd93))};

    (void)next(&random);
    return random;
}

int random_below(struct random *random, int limit)
{
    return (int)(next(random) % (uint64_t)limit);
}

bool random_chance(struct random *random, int percent)
{
    return random_below(random, 100) < percent;
}
