/* Compiler attributes, by the names the code uses.
 *
 * CHECKED      the caller must look at the result
 * PRINTF(f, a) argument f is a printf format for the arguments from a
 * CLEANUP(fn)  fn(&variable) runs when the variable goes out of scope
 */
#ifndef AVSTAMD_ATTRIBUTES_H
#define AVSTAMD_ATTRIBUTES_H

#define CHECKED __attribute__((warn_unused_result))
#define PRINTF(format_at, arguments_at) __attribute__((format(printf, format_at, arguments_at)))
#define CLEANUP(function) __attribute__((cleanup(function)))
#define UNUSED __attribute__((unused))

/* Products of money and quantities; never stored, never printed. */
__extension__ typedef __int128 int128;

#endif
