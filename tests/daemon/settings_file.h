/* A file of settings that is what this process and its commands read. */
#ifndef AVSTAMD_TESTS_SETTINGS_FILE_H
#define AVSTAMD_TESTS_SETTINGS_FILE_H

/* Writes the file at `path`, with a mode, whole. */
void settings_file_write(const char *path, const char *text, unsigned mode);

#endif
