copy avstamd.finding_evidence (finding_no, visits, orders, prices, stays, absences, documents,
                               numbers) from stdin
