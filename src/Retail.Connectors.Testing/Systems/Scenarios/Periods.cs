using NodaTime;

namespace Retail.Connectors.Testing.Systems.Scenarios;

/// <summary>Closed periods, long before the date on which the other cases book.</summary>
internal static class Periods
{
    /// <returns>A date on which the books are closed now.</returns>
    public static async Task<LocalDate> CloseAsync(Scene scene)
    {
        await scene.Stage.ClosePeriodAsync(scene.System, scene.Profile.OpenDate.PlusDays(-390), scene.Cancellation);
        return scene.Profile.OpenDate.PlusDays(-400);
    }
}
