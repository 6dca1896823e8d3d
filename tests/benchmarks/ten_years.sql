-- All that is stored, counted by one statement: attendances and people by all axes, for each event, year, activity of a
-- year, indicator of a year, and for indicators that count people once, for the years up to each year.
WITH attended AS MATERIALIZED (
    SELECT r.event_id, r.person_id, extract(year FROM e.ends_on)::int AS year, e.activity,
        p.sex, p.country_id, p.seniority, coalesce(i.level, '') AS level,
        CASE WHEN a.days_online > 0 AND a.days_online < a.days THEN 3
            WHEN a.mode = 'in_person' THEN 1 WHEN a.mode = 'online' THEN 2 ELSE 3 END AS mode
    FROM events_attendance a
    JOIN events_registration r ON r.id = a.registration_id
    JOIN events_eventpage e ON e.page_ptr_id = r.event_id
    JOIN participants_person p ON p.id = r.person_id
    LEFT JOIN participants_institution i ON i.id = p.institution_id
), facts AS (
    SELECT 'event ' || event_id AS scope, person_id, sex, country_id, seniority, level, mode FROM attended
    UNION ALL
    SELECT 'year ' || year, person_id, sex, country_id, seniority, level, mode FROM attended
    UNION ALL
    SELECT 'activity ' || activity || ' ' || year, person_id, sex, country_id, seniority, level, mode
    FROM attended WHERE activity <> ''
    UNION ALL
    SELECT 'indicator ' || l.indicator_id || ' ' || year, person_id, sex, country_id, seniority, level, mode
    FROM attended JOIN indicators_indicatorevent l USING (event_id)
    UNION ALL
    SELECT 'indicator ' || l.indicator_id || ' to ' || upto, person_id, sex, country_id, seniority, level, mode
    FROM attended JOIN indicators_indicatorevent l USING (event_id)
    JOIN indicators_indicator one ON one.id = l.indicator_id AND one.accumulation = 'distinct'
    JOIN (SELECT DISTINCT extract(year FROM ends_on)::int AS upto FROM events_eventpage) y ON upto >= year
), people AS (
    SELECT scope, sex, country_id, seniority, level, person_id, bit_or(mode) AS mode,
        count(*) FILTER (WHERE mode = 1) AS in_person, count(*) FILTER (WHERE mode = 2) AS online,
        count(*) FILTER (WHERE mode = 3) AS both_modes
    FROM facts GROUP BY scope, sex, country_id, seniority, level, person_id
)
SELECT scope, sex, country_id, seniority, level, sum(in_person), sum(online), sum(both_modes),
    count(*) FILTER (WHERE mode = 1), count(*) FILTER (WHERE mode = 2), count(*) FILTER (WHERE mode = 3)
FROM people GROUP BY scope, sex, country_id, seniority, level
