package dev.clioremind.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.core.spi.HolidayCalendarConfigurationService;
import de.focus_shift.jollyday.jaxb.JaxbConfigurationService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each calendar is read as jollyday's own reader reads it. */
@Timeout(60)
class CalendarFilesTest {

  private static final String JOLLYDAY = "de.focus_shift.jollyday.core.spi";

  @ParameterizedTest
  @MethodSource("calendars")
  void reads_what_jollydays_own_reader_reads(String calendar) {
    assertThat(read(new CalendarFiles(), calendar))
        .isNotEmpty()
        .isEqualTo(read(new JaxbConfigurationService(), calendar));
  }

  static Stream<String> calendars() {
    return HolidayManager.getSupportedCalendarCodes().stream().sorted();
  }

  private static Map<String, Object> read(
      HolidayCalendarConfigurationService service, String calendar) {
    return asMap(
        service.getHolidayCalendarConfiguration(
            ManagerParameters.create(calendar.toLowerCase(Locale.ROOT))));
  }

  /** All that jollyday can ask of an object, by the name of the question. */
  private static Map<String, Object> asMap(Object object) {
    Map<String, Object> answers = new TreeMap<>();
    for (Class<?> type : interfacesOf(object.getClass()).toList()) {
      for (Method question : type.getMethods()) {
        answers.put(question.getName(), asData(ask(question, object)));
      }
    }
    return answers;
  }

  private static Object ask(Method question, Object object) {
    try {
      Object answer = question.invoke(object);
      return answer == null ? "" : answer;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(question + " of " + object, e);
    }
  }

  private static Object asData(Object answer) {
    if (answer instanceof Stream<?> all) {
      return asData(all.toList());
    }
    if (answer instanceof List<?> all) {
      return all.stream().map(CalendarFilesTest::asData).toList();
    }
    if (answer instanceof Optional<?> one) {
      return one.map(CalendarFilesTest::asData);
    }
    return answer instanceof Enum<?> || interfacesOf(answer.getClass()).findAny().isEmpty()
        ? answer
        : asMap(answer);
  }

  private static Stream<Class<?>> interfacesOf(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .flatMap(one -> Stream.concat(Stream.of(one), interfacesOf(one)))
        .filter(one -> one.getPackageName().equals(JOLLYDAY));
  }
}
