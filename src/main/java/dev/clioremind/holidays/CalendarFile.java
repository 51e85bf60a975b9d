package dev.clioremind.holidays;

import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.spi.ChristianHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.Described;
import de.focus_shift.jollyday.core.spi.EthiopianOrthodoxHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayBetweenFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayInMonthHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayRelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayCalendarConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import de.focus_shift.jollyday.core.spi.IslamicHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.Limited;
import de.focus_shift.jollyday.core.spi.Movable;
import de.focus_shift.jollyday.core.spi.Occurrence;
import de.focus_shift.jollyday.core.spi.Relation;
import de.focus_shift.jollyday.core.spi.RelativeToEasterSundayHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToWeekdayInMonthHolidayConfiguration;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.threeten.extra.Days;
import org.threeten.extra.chrono.JulianChronology;

/** One of jollyday's calendars, as its file has it: element by element what jollyday asks for. */
record CalendarFile(XmlElement element) implements HolidayCalendarConfiguration {

  @Override
  public String hierarchy() {
    return element.attribute("hierarchy").orElse("");
  }

  @Override
  public String description() {
    return element.attribute("description").orElse("");
  }

  @Override
  public HolidayConfigurations holidays() {
    return new Holidays(element.child("Holidays"));
  }

  @Override
  public Stream<HolidayCalendarConfiguration> subConfigurations() {
    return element.children("SubConfigurations").stream().map(CalendarFile::new);
  }

  /**
   * jollyday finds the kinds of holidays by reflection: public, and no other method may give a
   * list.
   */
  public record Holidays(XmlElement element) implements HolidayConfigurations {

    @Override
    public List<FixedHolidayConfiguration> fixed() {
      return element.all("Fixed", Fixed::new);
    }

    @Override
    public List<RelativeToFixedHolidayConfiguration> relativeToFixed() {
      return element.all("RelativeToFixed", RelativeToFixed::new);
    }

    @Override
    public List<RelativeToWeekdayInMonthHolidayConfiguration> relativeToWeekdayInMonth() {
      return element.all("RelativeToWeekdayInMonth", RelativeToWeekdayInMonth::new);
    }

    @Override
    public List<FixedWeekdayInMonthHolidayConfiguration> fixedWeekdays() {
      return element.all("FixedWeekday", FixedWeekday::new);
    }

    @Override
    public List<ChristianHolidayConfiguration> christianHolidays() {
      return element.all("ChristianHoliday", Christian::new);
    }

    @Override
    public List<IslamicHolidayConfiguration> islamicHolidays() {
      return element.all("IslamicHoliday", Islamic::new);
    }

    @Override
    public List<FixedWeekdayBetweenFixedHolidayConfiguration> fixedWeekdayBetweenFixed() {
      return element.all("FixedWeekdayBetweenFixed", FixedWeekdayBetweenFixed::new);
    }

    @Override
    public List<FixedWeekdayRelativeToFixedHolidayConfiguration> fixedWeekdayRelativeToFixed() {
      return element.all("FixedWeekdayRelativeToFixed", FixedWeekdayRelativeToFixed::new);
    }

    @Override
    public List<EthiopianOrthodoxHolidayConfiguration> ethiopianOrthodoxHolidays() {
      return element.all("EthiopianOrthodoxHoliday", EthiopianOrthodox::new);
    }

    @Override
    public List<RelativeToEasterSundayHolidayConfiguration> relativeToEasterSunday() {
      return element.all("RelativeToEasterSunday", RelativeToEasterSunday::new);
    }
  }

  /** What every holiday has. */
  private interface Any extends Described, Limited {

    XmlElement element();

    @Override
    default String descriptionPropertiesKey() {
      return element().attribute("descriptionPropertiesKey").orElse("");
    }

    @Override
    default HolidayType holidayType() {
      return element().word("localizedType", HolidayType.class).orElse(HolidayType.PUBLIC_HOLIDAY);
    }

    @Override
    default Optional<Year> validFrom() {
      return element().attribute("validFrom").map(Year::parse);
    }

    @Override
    default Optional<Year> validTo() {
      return element().attribute("validTo").map(Year::parse);
    }

    @Override
    default YearCycle cycle() {
      return element().word("every", YearCycle.class).orElse(YearCycle.EVERY_YEAR);
    }
  }

  /** A holiday that its type describes, unless it has a description of its own. */
  private interface Typed extends Any {

    @Override
    default String descriptionPropertiesKey() {
      return element()
          .attribute("descriptionPropertiesKey")
          .orElseGet(
              () ->
                  descriptionPropertiesKeyPrefix()
                      + descriptionPropertiesKeyPrefixSeparator()
                      + element().attribute("type").orElse(""));
    }
  }

  /** A holiday that moves when it falls on certain days of the week. */
  private interface Moving extends Any, Movable {

    @Override
    default List<MovingCondition> conditions() {
      return element().children("MovingCondition").stream()
          .<MovingCondition>map(Condition::new)
          .toList();
    }
  }

  private record Condition(XmlElement element) implements Movable.MovingCondition {

    @Override
    public DayOfWeek substitute() {
      return element.required("substitute", DayOfWeek.class);
    }

    @Override
    public With with() {
      return element.required("with", With.class);
    }

    @Override
    public DayOfWeek weekday() {
      return element.required("weekday", DayOfWeek.class);
    }
  }

  private record Fixed(XmlElement element) implements FixedHolidayConfiguration, Moving {

    @Override
    public MonthDay day() {
      return MonthDay.of(
          element.required("month", Month.class),
          element.attribute("day").map(Integer::valueOf).orElseThrow());
    }
  }

  private record FixedWeekday(XmlElement element)
      implements FixedWeekdayInMonthHolidayConfiguration, Moving {

    @Override
    public Occurrence which() {
      return element.required("which", Occurrence.class);
    }

    @Override
    public DayOfWeek weekday() {
      return element.required("weekday", DayOfWeek.class);
    }

    @Override
    public Month month() {
      return element.required("month", Month.class);
    }
  }

  private record Christian(XmlElement element)
      implements ChristianHolidayConfiguration, Typed, Moving {

    @Override
    public String descriptionPropertiesKey() {
      return Typed.super.descriptionPropertiesKey();
    }

    @Override
    public ChristianHolidayType type() {
      return element.required("type", ChristianHolidayType.class);
    }

    @Override
    public Chronology chronology() {
      return chronologyOf(element.attribute("chronology"));
    }
  }

  private record Islamic(XmlElement element) implements IslamicHolidayConfiguration, Typed, Moving {

    @Override
    public String descriptionPropertiesKey() {
      return Typed.super.descriptionPropertiesKey();
    }

    @Override
    public IslamicHolidayType type() {
      return element.required("type", IslamicHolidayType.class);
    }
  }

  private record EthiopianOrthodox(XmlElement element)
      implements EthiopianOrthodoxHolidayConfiguration, Typed {

    @Override
    public EthiopianOrthodoxHolidayType type() {
      return element.required("type", EthiopianOrthodoxHolidayType.class);
    }
  }

  private record FixedWeekdayBetweenFixed(XmlElement element)
      implements FixedWeekdayBetweenFixedHolidayConfiguration, Any {

    @Override
    public FixedHolidayConfiguration from() {
      return new Fixed(element.child("from"));
    }

    @Override
    public FixedHolidayConfiguration to() {
      return new Fixed(element.child("to"));
    }

    @Override
    public DayOfWeek weekday() {
      return element.required("weekday", DayOfWeek.class);
    }
  }

  private record FixedWeekdayRelativeToFixed(XmlElement element)
      implements FixedWeekdayRelativeToFixedHolidayConfiguration, Any {

    @Override
    public FixedHolidayConfiguration day() {
      return new Fixed(element.child("day"));
    }

    @Override
    public Occurrence which() {
      return element.required("which", Occurrence.class);
    }

    @Override
    public DayOfWeek weekday() {
      return element.required("weekday", DayOfWeek.class);
    }

    @Override
    public Relation when() {
      return element.required("when", Relation.class);
    }
  }

  private record RelativeToWeekdayInMonth(XmlElement element)
      implements RelativeToWeekdayInMonthHolidayConfiguration, Any {

    @Override
    public FixedWeekdayInMonthHolidayConfiguration weekdayInMonth() {
      return new FixedWeekday(element.child("FixedWeekday"));
    }

    @Override
    public DayOfWeek weekday() {
      return element.required("weekday", DayOfWeek.class);
    }

    @Override
    public Relation when() {
      return element.required("when", Relation.class);
    }
  }

  private record RelativeToFixed(XmlElement element)
      implements RelativeToFixedHolidayConfiguration, Any {

    @Override
    public FixedHolidayConfiguration date() {
      return new Fixed(element.child("Date"));
    }

    @Override
    public Optional<DayOfWeek> weekday() {
      return element.text("Weekday").map(DayOfWeek::valueOf);
    }

    @Override
    public Optional<Days> days() {
      return element.text("Days").map(Integer::valueOf).map(Days::of);
    }

    @Override
    public Optional<Relation> when() {
      return element.text("When").map(Relation::valueOf);
    }
  }

  private record RelativeToEasterSunday(XmlElement element)
      implements RelativeToEasterSundayHolidayConfiguration, Any {

    @Override
    public Chronology chronology() {
      return chronologyOf(element.text("chronology"));
    }

    @Override
    public Days days() {
      return Days.of(element.text("days").map(Integer::valueOf).orElseThrow());
    }
  }

  private static Chronology chronologyOf(Optional<String> word) {
    return word.filter("JULIAN"::equals).isPresent()
        ? JulianChronology.INSTANCE
        : IsoChronology.INSTANCE;
  }
}
