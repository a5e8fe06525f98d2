package io.billfold.local.exchange;

import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.time.LocalDate;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Elements {@code <Cube time='2024-03-27'>}, each with {@code <Cube currency='USD' rate='1.0816'/>}
 * inside. What else the envelope holds is not looked at. Document types and entities are refused.
 */
final class EcbXml {
    private static final String CUBE = "Cube";

    private final XMLStreamReader in;
    private final EcbDays days;
    private @Nullable LocalDate day;
    private boolean isDayUnreadable;

    private EcbXml(XMLStreamReader in, EcbDays days) {
        this.in = in;
        this.days = days;
    }

    static void read(String text, EcbDays days) {
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new StringReader(text));
            new EcbXml(in, days).read();
            in.close();
        } catch (XMLStreamException e) {
            days.fault(place(e.getLocation()), "is not XML: " + sentence(e));
        }
    }

    /** The platform's own, whatever else is there; it fetches nothing. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void read() throws XMLStreamException {
        while (in.hasNext() && !days.isFull()) {
            int event = in.next();
            if (event == XMLStreamConstants.DTD) {
                days.fault(place(in.getLocation()), "has a document type, which is not read");
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals(CUBE)) {
                cube(place(in.getLocation()));
            }
        }
    }

    private void cube(EcbDays.Place at) {
        String time = in.getAttributeValue(null, "time");
        String currency = in.getAttributeValue(null, "currency");
        String rate = in.getAttributeValue(null, "rate");
        if (time != null) {
            day = days.begin(time, at);
            isDayUnreadable = day == null;
        } else if (currency != null || rate != null) {
            figure(currency, rate, at);
        }
    }

    private void figure(@Nullable String currency, @Nullable String rate, EcbDays.Place at) {
        if (currency == null || rate == null) {
            days.fault(at, "Cube has no " + (currency == null ? "currency" : "rate"));
        } else if (day != null) {
            days.add(day, currency, rate, at);
        } else if (!isDayUnreadable) {
            days.fault(at, "a rate stands before the first Cube with a time");
        }
    }

    private static EcbDays.Place place(@Nullable Location at) {
        return at == null
                ? new EcbDays.Place(1, 1)
                : new EcbDays.Place(
                        Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
    }

    /** The last line of the parser's message; the lines before say the place again. */
    private static String sentence(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        return EcbDays.shown(message.substring(message.lastIndexOf('\n') + 1));
    }
}
