package io.billfold.billing.tax.id;

/**
 * The checks by the names that stand in {@code formats.csv}. They are switched over and not kept in
 * a map: what fifty method references cost to link would be half of a cold start's tax data.
 */
final class Checksums {
    private Checksums() {}

    /**
     * Whether a number that fits its pattern passes a check.
     *
     * @throws IllegalArgumentException when there is no check of that name
     */
    static boolean holds(String name, String number) {
        return switch (name) {
            case "at" -> EuropeanChecks.austria(number);
            case "be" -> EuropeanChecks.belgium(number);
            case "cy" -> EuropeanChecks.cyprus(number);
            case "dk" -> EuropeanChecks.denmark(number);
            case "ee" -> EuropeanChecks.estonia(number);
            case "el" -> EuropeanChecks.greece(number);
            case "fi" -> EuropeanChecks.finland(number);
            case "hu" -> EuropeanChecks.hungary(number);
            case "lt" -> EuropeanChecks.lithuania(number);
            case "lu" -> EuropeanChecks.luxembourg(number);
            case "mt" -> EuropeanChecks.malta(number);
            case "nl" -> EuropeanChecks.netherlands(number);
            case "pl" -> EuropeanChecks.poland(number);
            case "pt" -> EuropeanChecks.portugal(number);
            case "ro" -> EuropeanChecks.romania(number);
            case "se" -> EuropeanChecks.sweden(number);
            case "si" -> EuropeanChecks.slovenia(number);
            case "sk" -> EuropeanChecks.slovakia(number);
            case "ch" -> EuropeanChecks.switzerland(number);
            case "no" -> EuropeanChecks.norway(number);
            case "ua" -> EuropeanChecks.ukraine(number);
            default -> ofSeveralForms(name, number);
        };
    }

    private static boolean ofSeveralForms(String name, String number) {
        return switch (name) {
            case "luhn" -> Luhn.holds(number);
            case "mod-11-10" -> Iso7064.mod11And10(number);
            case "bg" -> BulgarianChecks.company(number);
            case "bg-person" -> BulgarianChecks.person(number);
            case "cz" -> CzechChecks.company(number);
            case "cz-special" -> CzechChecks.special(number);
            case "cz-birth" -> CzechChecks.birth(number);
            case "cz-old-birth-form" -> CzechChecks.oldBirth(number);
            case "es" -> SpanishChecks.any(number);
            case "fr" -> FrenchChecks.any(number);
            case "gb" -> BritishChecks.standard(number);
            case "gb-government-form" -> BritishChecks.government(number);
            case "gb-health-form" -> BritishChecks.health(number);
            case "ie" -> IrishChecks.current(number);
            case "ie-old" -> IrishChecks.old(number);
            case "lv" -> LatvianChecks.any(number);
            default -> overseas(name, number);
        };
    }

    private static boolean overseas(String name, String number) {
        return switch (name) {
            case "tr" -> AsianChecks.turkey(number);
            case "az" -> AsianChecks.azerbaijan(number);
            case "in" -> AsianChecks.india(number);
            case "jp" -> AsianChecks.japan(number);
            case "kr" -> AsianChecks.korea(number);
            case "tw" -> AsianChecks.taiwan(number);
            case "th" -> AsianChecks.thailand(number);
            case "vn" -> AsianChecks.vietnam(number);
            case "au" -> PacificChecks.australia(number);
            case "nz" -> PacificChecks.newZealand(number);
            case "ar" -> AmericanChecks.argentina(number);
            case "br" -> AmericanChecks.brazil(number);
            case "ca" -> AmericanChecks.canada(number);
            case "cl" -> AmericanChecks.chile(number);
            case "co" -> AmericanChecks.colombia(number);
            case "mx" -> AmericanChecks.mexico(number);
            case "pe" -> AmericanChecks.peru(number);
            default -> throw new IllegalArgumentException("there is no check named '" + name + "'");
        };
    }
}
