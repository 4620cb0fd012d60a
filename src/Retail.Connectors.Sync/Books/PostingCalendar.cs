using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Sync.Books;

/// <summary>
/// Asks an ERP's description for its time zone (the setting <c>timezone</c>) and for the days that are closed (settings that begin with
/// <c>closed.</c>). What it said is taken for true for ten minutes; should a period have been closed meanwhile, the ERP refuses.
/// </summary>
/// <param name="zone">The time zone that the host named; null to ask.</param>
/// <param name="concerns">The settings that close this kind of document; null for all.</param>
internal sealed class PostingCalendar(DateTimeZone? zone, string[]? concerns = null)
{
    private const string TimeZone = "timezone";
    private const string Closed = "closed.";

    private static readonly Duration Age = Duration.FromMinutes(10);

    private Answer? _last;

    /// <param name="erp">The ERP.</param>
    /// <param name="now">When the record was read.</param>
    /// <param name="lookups">The reads of the work.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<PostingDays> GatherAsync(SystemName erp, Instant now, ILookups lookups, CancellationToken cancellationToken)
    {
        if (_last is { } last && now - last.At < Age)
        {
            return last.Days;
        }

        var description = await lookups.AskAsync<ISystemDescription, SystemDescription>(
            erp, static (port, token) => port.DescribeAsync(token), cancellationToken);
        var days = new PostingDays(zone ?? ZoneIn(description), ClosedIn(description));
        _last = new Answer(now, days);
        return days;
    }

    /// <summary>An ERP that does not say keeps its books in UTC.</summary>
    private static DateTimeZone ZoneIn(SystemDescription description) =>
        description.Settings.GetValueOrDefault(TimeZone) is { Length: > 0 } name
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? DateTimeZone.Utc
            : DateTimeZone.Utc;

    private LocalDate? ClosedIn(SystemDescription description) => description.Settings
        .Where(setting => setting.Key.StartsWith(Closed, StringComparison.Ordinal) && (concerns is null || concerns.Contains(setting.Key)))
        .Select(setting => LocalDatePattern.Iso.Parse(setting.Value))
        .Where(parsed => parsed.Success)
        .Select(parsed => (LocalDate?)parsed.Value)
        .Max();

    private sealed record Answer(Instant At, PostingDays Days);
}
