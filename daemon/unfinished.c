#include "daemon/unfinished.h"

#include <errno.h>
#include <fcntl.h>

#include "daemon/name_ends.h"

bool unfinished_name(const char *name)
{
    return name[0] == '.' || name_ends(name, ".tmp") || name_ends(name, ".part") ||
           name_ends(name, ".filepart");
}

/* A read lease is given only where nobody has the file open for writing. */
bool unfinished_writing(int fd)
{
    if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {
        (void)fcntl(fd, F_SETLEASE, F_UNLCK);
        return false;
    }
    return errno == EAGAIN;
}
