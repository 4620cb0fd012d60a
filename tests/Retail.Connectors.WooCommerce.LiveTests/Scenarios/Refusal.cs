namespace Retail.Connectors.WooCommerce.LiveTests.Scenarios;

/// <summary>What a call that is meant to fail failed with.</summary>
internal static class Refusal
{
    public static async Task<string> OfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "accepted";
        }
        catch (ConnectorException refusal)
        {
            return $"{refusal.Kind} {refusal.Code}";
        }
    }
}
