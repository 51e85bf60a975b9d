package dev.clioremind.holidays;

import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.spi.HolidayCalendarConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayCalendarConfigurationService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/**
 * Reads jollyday's calendars with Java's own XML reader: jollyday's JAXB takes longer to get ready
 * than all the rest of this program.
 *
 * @see <a href="https://focus_shift.de/jollyday/schema/holiday/holiday.xsd">the calendars'
 *     schema</a>
 */
public final class CalendarFiles implements HolidayCalendarConfigurationService {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  @Override
  public HolidayCalendarConfiguration getHolidayCalendarConfiguration(ManagerParameter parameter) {
    try (InputStream file = parameter.createResourceUrl().openStream()) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(NO_DOCTYPE, true);
      return new CalendarFile(
          new XmlElement(factory.newDocumentBuilder().parse(file).getDocumentElement()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(
          "the holiday calendar %s can't be read".formatted(parameter.getDisplayName()), e);
    }
  }
}
