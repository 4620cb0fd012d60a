using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Odoo;

/// <summary>Calls on a simulator of the default options, as an integration makes them.</summary>
internal static class OdooClientCalls
{
    public static JsonNode? Call(this OdooSimulator simulator, string method, JsonObject arguments, string key = "shop-key")
    {
        var response = simulator.Handle(new SimulatedRequest
        {
            Method = "POST",
            Path = $"/json/2/{method}",
            Headers = [new("Authorization", $"bearer {key}"), new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(arguments.ToJsonString()),
        });
        Assert.True(response.Status == 200, response.BodyText);
        return JsonNode.Parse(response.BodyText);
    }

    public static JsonNode Load(this OdooSimulator simulator, string model, string[] fields, string[][] data, string key = "shop-key") =>
        simulator.Call($"{model}/load", new() { ["fields"] = JsonSerializer.SerializeToNode(fields), ["data"] = JsonSerializer.SerializeToNode(data) }, key)!;

    /// <summary>Two simple rates, a compound one and an included one, each in its own group; a product and a customer.</summary>
    public static OdooSimulator WithTaxes(OdooTaxRounding rounding, params string[] currencies)
    {
        var simulator = new OdooSimulator(new() { Companies = [new(2, "Shop Inc.", "US", "USD", rounding)] });
        simulator.AddProduct("SKU", "Thing", "t.product");
        simulator.AddPartner("Customer", externalId: "t.customer");
        foreach (var currency in currencies)
        {
            simulator.AddPricelist(currency, currency, $"t.pricelist_{currency}");
        }

        simulator.Load("account.tax.group", ["id", "name", "sequence"], [["t.g1", "State", "1"], ["t.g2", "County", "2"], ["t.g3", "City", "3"], ["t.g4", "VAT", "4"]], "operator-key");
        simulator.Load(
            "account.tax",
            ["id", "name", "amount", "tax_group_id/id", "sequence", "include_base_amount", "is_base_affected", "price_include_override"],
            [
                ["t.t1", "State", "7.25", "t.g1", "201", "1", "0", "tax_excluded"],
                ["t.t2", "County", "0.375", "t.g2", "202", "1", "0", "tax_excluded"],
                ["t.t3", "City", "4.5", "t.g3", "212", "1", "1", "tax_excluded"],
                ["t.t4", "VAT", "19", "t.g4", "1", "0", "0", "tax_included"],
            ],
            "operator-key");
        return simulator;
    }
}
