namespace Retail.Connectors.Sync.Tests.Prices;

/// <summary>One WooCommerce shop asks what one Odoo says.</summary>
public sealed class PriceEndToEndTests
{
    [Fact]
    public async Task ListPrice_ChangedInTheErp_ReachesProductsAndVariationsWithTax()
    {
        await using var scene = await PriceScene.OpenAsync();
        await scene.RestAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((0, "22.00"), (scene.Writes, scene.Regular("MUG")));

        await scene.ListPriceAsync("MUG", 21m);
        await scene.ListPriceAsync("SHIRT-L", 25.45m);
        await scene.UntilAsync(() => scene.Regular("MUG") == "23.10" && scene.Regular("SHIRT-L") == "28.00", "the shop asks the new prices");

        var writes = scene.Writes;
        Assert.Equal("22.00", scene.Regular("POT"));
        Assert.Contains("23.10 = 21 USD net on list 'Retail', plus 10 % tax = 23.1, rounded to 2 digits", await scene.ExplainAsync("MUG"), StringComparison.Ordinal);
        await scene.RestAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(writes, scene.Writes);
    }

    [Fact]
    public async Task Rule_WithAWindow_IsASaleThatBeginsByTheShopsClockAndIsWrittenOnce()
    {
        await using var scene = await PriceScene.OpenAsync(prices => prices.LocalWindows("Europe/Berlin", "America/New_York"));
        await scene.RestAsync(TimeSpan.FromMinutes(1));

        // Midnight to midnight in Berlin, an hour before that in UTC.
        await scene.RuleAsync("MUG", 15m, begins: "2026-11-23 23:00:00", ends: "2026-11-24 22:59:59");
        await scene.UntilAsync(() => scene.Sale("MUG") == "16.50", "the shop knows the sale");

        Assert.Equal(
            ("2026-11-24T00:00:00", "2026-11-25T00:00:00", "22.00"),
            (scene.Product("MUG")["date_on_sale_from"]!.ToString(), scene.Product("MUG")["date_on_sale_to"]!.ToString(), scene.Asked("MUG")));
        var writes = scene.Writes;
        await scene.RestAsync(TimeSpan.FromHours(48), TimeSpan.FromMinutes(15));
        Assert.Equal((writes, "22.00"), (scene.Writes, scene.Regular("MUG")));
    }

    [Fact]
    public async Task Rule_ForAQuantity_IsToldToThePlugin()
    {
        await using var scene = await PriceScene.OpenAsync();
        await scene.RestAsync(TimeSpan.FromMinutes(1));

        await scene.RuleAsync("SHIRT-L", 17m, from: 10);
        await scene.UntilAsync(
            () => scene.Product("SHIRT-L")["meta_data"]!.AsArray().Any(entry => entry!["key"]!.ToString() == "_price_tiers" && entry["value"]!["10"]?.ToString() == "18.70"),
            "the plugin knows the tier");

        Assert.Equal("22.00", scene.Regular("SHIRT-L"));
    }

    [Fact]
    public async Task Write_WhoseAnswerIsLost_IsFoundByReadingAndNotRepeated()
    {
        await using var scene = await PriceScene.OpenAsync();
        await scene.RestAsync(TimeSpan.FromMinutes(1));
        scene.LoseNextAnswer();

        await scene.ListPriceAsync("MUG", 19m);
        await scene.UntilAsync(() => scene.Regular("MUG") == "20.90", "the shop asks the new price");
        await scene.RestAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(1, scene.Writes);
        Assert.Contains("published 20.90", await scene.ExplainAsync("MUG"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneBadPrice_ParksAloneAndTheOthersGoOn()
    {
        await using var scene = await PriceScene.OpenAsync();
        await scene.RestAsync(TimeSpan.FromMinutes(1));

        await scene.RuleAsync("MUG", 0m);
        await scene.RuleAsync("POT", 18m);
        await scene.UntilAsync(() => scene.Regular("POT") == "19.80", "the good one is published");

        Assert.Equal("22.00", scene.Regular("MUG"));
        Assert.Equal("price-zero", Assert.Single(await scene.ParkedAsync()).Reason.Code);
    }

    [Fact]
    public async Task Edit_InTheShop_IsOverwrittenAtTheNextComparison()
    {
        await using var scene = await PriceScene.OpenAsync(prices => prices.Every(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)));
        await scene.RestAsync(TimeSpan.FromMinutes(1));

        scene.Edit("POT", "1.00");

        await scene.UntilAsync(() => scene.Regular("POT") == "22.00", "the edit is overwritten");
        Assert.Equal(1, scene.Writes);
    }
}
