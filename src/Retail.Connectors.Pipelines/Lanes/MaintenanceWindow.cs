using NodaTime;

namespace Retail.Connectors.Pipelines.Lanes;

/// <summary>A time in which a system is left alone. Its work waits and burns no attempt.</summary>
public abstract record MaintenanceWindow
{
    private MaintenanceWindow(SystemName system) => System = system;

    /// <summary>The system.</summary>
    public SystemName System { get; }

    /// <summary>The end of the window if it is open then; else null.</summary>
    public abstract Instant? EndAt(Instant moment);

    /// <summary>Every week at the same local time.</summary>
    /// <param name="System">The system.</param>
    /// <param name="Day">The day on which it begins.</param>
    /// <param name="From">When it begins, local time; where a clock change skips that time, just after it.</param>
    /// <param name="Length">How long it lasts; less than a week.</param>
    /// <param name="Zone">The time zone, for example <c>America/New_York</c>.</param>
    public sealed record Weekly(SystemName System, IsoDayOfWeek Day, LocalTime From, Duration Length, DateTimeZone Zone) : MaintenanceWindow(System)
    {
        /// <inheritdoc/>
        public override Instant? EndAt(Instant moment)
        {
            var today = moment.InZone(Zone).Date;

            // The day is looked for on both sides: a window may last over midnight and over a clock change.
            var latest = today.PlusDays(1);
            var day = latest.DayOfWeek == Day ? latest : latest.Previous(Day);
            for (var i = 0; i < 2; i++, day = day.PlusWeeks(-1))
            {
                var begin = (day + From).InZoneLeniently(Zone).ToInstant();
                if (begin <= moment && moment < begin + Length)
                {
                    return begin + Length;
                }
            }

            return null;
        }
    }

    /// <summary>Once.</summary>
    /// <param name="System">The system.</param>
    /// <param name="From">When it begins.</param>
    /// <param name="To">When it ends.</param>
    public sealed record Once(SystemName System, Instant From, Instant To) : MaintenanceWindow(System)
    {
        /// <inheritdoc/>
        public override Instant? EndAt(Instant moment) => From <= moment && moment < To ? To : null;
    }
}
