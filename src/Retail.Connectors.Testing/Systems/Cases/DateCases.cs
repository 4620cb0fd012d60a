using NodaTime;
using Retail.Connectors.Invoices;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>A date of the books is a date, whatever the clock says where.</summary>
internal static class DateCases
{
    public static IEnumerable<SystemCase> All =>
    [
        new(SystemRole.Erp, "dates", "clock-changes", "an invoice keeps its date on days on which clocks are changed, and at the turn of the year", ClockChangesAsync),
        new(SystemRole.Erp, "dates", "midnight", "an invoice keeps its date shortly before and after midnight, in UTC and in the company's zone", MidnightAsync),
    ];

    private static async Task ClockChangesAsync(Scene scene)
    {
        var year = scene.Profile.OpenDate.Year;
        foreach (var date in new LocalDate[] { new(year, 3, 8), new(year, 3, 29), new(year, 10, 25), new(year, 11, 1), new(year, 12, 31), new(year, 1, 1), new(year, 2, 28) })
        {
            await InvoiceAsync(scene, date);
        }
    }

    private static async Task MidnightAsync(Scene scene)
    {
        foreach (var zone in new[] { DateTimeZone.Utc, scene.Profile.TimeZone })
        {
            var midnight = scene.Clock.Now.InZone(zone).Date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();
            scene.AdvanceTo(midnight - Duration.FromMinutes(1));
            await InvoiceAsync(scene, scene.Profile.OpenDate);
            scene.AdvanceTo(midnight + Duration.FromMinutes(1));
            await InvoiceAsync(scene, scene.Profile.OpenDate);
        }
    }

    private static async Task InvoiceAsync(Scene scene, LocalDate date)
    {
        var scenario = new PostInvoiceScenario();
        var command = await scenario.PrepareAsync(scene) with { Date = date };
        if (scene.Calm.Port<Connectors.Effects.ICommandHandler<PostInvoice>>() is null)
        {
            throw new DoesNotApplyException("the connector posts no invoices");
        }

        _ = await new CaseSteps<PostInvoice>(scenario).ExpectDoneAsync(
            scene, command, await scene.Calm.EnsureAsync(command, scene.Cancellation), $"dated {date:uuuu-MM-dd}");
    }
}
