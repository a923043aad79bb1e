"""Many vacancies at once: who could take which open place, so that all together suit best."""
