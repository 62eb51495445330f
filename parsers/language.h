/* The languages in which providers are told what to do. */
#ifndef AVSTAMD_PARSERS_LANGUAGE_H
#define AVSTAMD_PARSERS_LANGUAGE_H

enum language { LANGUAGE_SWEDISH, LANGUAGE_ENGLISH };

#endif
