#include "tests/daemon/zip_file.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "tests/check.h"

static void add(struct archive *archive, const struct zip_member *member)
{
    struct archive_entry *entry = archive_entry_new();

    archive_entry_set_pathname(entry, member->name);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, member->bytes == NULL ? AE_IFDIR
                                      : member->link        ? AE_IFLNK
                                                            : AE_IFREG);
    if (member->link) {
        archive_entry_set_symlink(entry, member->bytes);
    }
    archive_entry_set_size(entry, (la_int64_t)member->length);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    if (member->bytes != NULL && !member->link) {
        assert_int_equal(archive_write_data(archive, member->bytes, member->length),
                         member->length);
    }
    archive_entry_free(entry);
}

void *zip_file(struct arena *arena, const struct zip_member *members, size_t *ret_length)
{
    struct archive *archive = archive_write_new();
    size_t room = 1 << 20;
    bool encrypted = false;

    for (const struct zip_member *member = members; member->name != NULL; member++) {
        encrypted = encrypted || member->encrypted;
        room += 2 * member->length;
    }
    void *bytes = arena_alloc(arena, room);

    assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
    if (encrypted) {
        assert_int_equal(archive_write_set_options(archive, "zip:encryption=zipcrypt"), ARCHIVE_OK);
        assert_int_equal(archive_write_set_passphrase(archive, "secret"), ARCHIVE_OK);
    }
    (void)archive_write_set_bytes_per_block(archive, 0);
    assert_int_equal(archive_write_open_memory(archive, bytes, room, ret_length), ARCHIVE_OK);
    for (const struct zip_member *member = members; member->name != NULL; member++) {
        add(archive, member);
    }
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    (void)archive_write_free(archive);
    return bytes;
}
