using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Pipelines.Lanes;

namespace Retail.Connectors.Pipelines.Tests.Lanes;

public sealed class MaintenanceWindowTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>Saturdays from 23:00 to 5:00 in New York; the clocks change on 2026-03-08 and 2026-11-01, both Sundays.</summary>
    private static readonly MaintenanceWindow.Weekly Night = new(
        "erp", IsoDayOfWeek.Saturday, new LocalTime(23, 0), Duration.FromHours(6), NewYork);

    [Theory]
    [InlineData("2026-01-11T03:59:59Z", null)]
    [InlineData("2026-01-11T04:00:00Z", "2026-01-11T10:00:00Z")]
    [InlineData("2026-01-11T09:59:59Z", "2026-01-11T10:00:00Z")]
    [InlineData("2026-01-11T10:00:00Z", null)]
    [InlineData("2026-01-14T05:00:00Z", null)]
    [InlineData("2026-07-12T03:00:00Z", "2026-07-12T09:00:00Z")]
    [InlineData("2026-03-08T09:30:00Z", "2026-03-08T10:00:00Z")]
    [InlineData("2026-11-01T08:59:00Z", "2026-11-01T09:00:00Z")]
    public void Weekly_OverMidnightAndClockChanges_IsOpenForItsLength(string moment, string? end) =>
        Assert.Equal(end is null ? null : Parse(end), Night.EndAt(Parse(moment)));

    [Fact]
    public void Weekly_BeginsInTheHourThatTheClockSkips_BeginsAfterIt()
    {
        var window = new MaintenanceWindow.Weekly("erp", IsoDayOfWeek.Sunday, new LocalTime(2, 30), Duration.FromHours(1), NewYork);

        Assert.Null(window.EndAt(Parse("2026-03-08T07:29:00Z")));
        Assert.Equal(Parse("2026-03-08T08:30:00Z"), window.EndAt(Parse("2026-03-08T07:30:00Z")));
    }

    private static Instant Parse(string text) => InstantPattern.General.Parse(text).Value;
}
