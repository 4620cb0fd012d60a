using NodaTime;

namespace Retail.Connectors.Sync.Books;

/// <summary>Which day it is in a company's books.</summary>
/// <param name="Zone">The company's time zone.</param>
/// <param name="ClosedThrough">The last day that is closed, as far as the ERP says so; null if it names none.</param>
internal sealed record PostingDays(DateTimeZone Zone, LocalDate? ClosedThrough)
{
    public LocalDate Of(Instant moment) => moment.InZone(Zone).Date;

    /// <summary>The day itself if it is open, else the first after the closed ones.</summary>
    public LocalDate FirstOpen(LocalDate day) => ClosedThrough is { } closed && day <= closed ? closed.PlusDays(1) : day;

    /// <summary>The day instead of one that was closed meanwhile: today, and the day after where books are closed on the day itself; null past that.</summary>
    public static LocalDate? Instead(LocalDate refused, LocalDate today) => refused < today ? today : refused == today ? today.PlusDays(1) : null;
}
