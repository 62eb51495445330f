/* Which rules an invoice must fulfil (spec §7). */
#ifndef AVSTAMD_PROFILE_H
#define AVSTAMD_PROFILE_H

enum profile {
    PROFILE_PEPPOL, /* EN 16931 and Peppol BIS Billing 3 */
    PROFILE_EN16931,
    PROFILES
};

#endif
