/* Calls to the database, made to fail one at a time.
 *
 * libpq's functions that talk to the server are taken over by this program.  The nth of them finds
 * the connection cut before it does its work: what the server and libpq make of that is their own.
 */
#ifndef AVSTAMD_TESTS_FAULTS_H
#define AVSTAMD_TESTS_FAULTS_H

/* The call after which the connection is cut, counted from now; 0: none. */
void faults_cut_at(int call);
/* Has that call been made? */
int faults_happened(void);

#endif
