using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Odoo;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.Odoo;

public sealed class OdooSimulatorTests
{
    private static readonly string[] Fields =
        ["id", "origin", "client_order_ref", "partner_id/id", "order_line/id", "order_line/product_id/id", "order_line/name", "order_line/product_uom_qty", "order_line/price_unit", "order_line/tax_ids/id"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handle_OverHttpWithChunkedBody_IgnoresTheBody()
    {
        var simulator = OdooClientCalls.WithTaxes(OdooTaxRounding.PerLine);
        Load(simulator, "t.order");
        using var http = new HttpClient(new SimulatorHandler(simulator)) { BaseAddress = new("http://odoo.test/") };
        http.DefaultRequestHeaders.Authorization = new("bearer", "shop-key");
        using var request = new HttpRequestMessage(HttpMethod.Post, "json/2/sale.order/action_confirm")
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("""{"ids":[1]}""")))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentLength = null },
            },
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await http.SendAsync(request, Token);

        Assert.Equal("true", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal("draft", Assert.Single(simulator.SaleOrders).State);
    }

    [Fact]
    public void SaleOrders_AfterLoad_TellWhatADocumentCountNeeds()
    {
        var simulator = OdooClientCalls.WithTaxes(OdooTaxRounding.PerLine);
        Load(simulator, "t.order");

        var order = Assert.Single(simulator.SaleOrders);

        Assert.Equal(("t.order", "t.order", "100", "draft", "USD"), (order.ExternalId, order.Origin, order.ClientOrderRef, order.State, order.Currency));
        Assert.Equal([("t.g1", 0.73m), ("t.g3", 0.48m)], order.TaxGroups.Select(group => (group.ExternalId!, group.Tax)));
        var line = Assert.Single(order.Lines);
        Assert.Equal(("t.order_l1", "SKU", 10m, 1.21m), (line.ExternalId, line.Sku, line.Subtotal, line.Tax));
        Assert.Equal(["t.t1", "t.t3"], line.Taxes);
    }

    [Fact]
    public void Load_OneBadRow_ImportsNothing()
    {
        var simulator = OdooClientCalls.WithTaxes(OdooTaxRounding.PerLine);
        var answer = simulator.Load("res.partner", ["id", "name", "country_id/.id"], [["t.a", "A", "233"], ["t.b", "B", "9999"]]);
        Assert.False((bool)answer["ids"]!);
        Assert.DoesNotContain(simulator.Records("res.partner"), partner => (string?)partner["external_id"] == "t.a");
    }

    [Fact]
    public void Load_RacesAtAThird_LoseSomeAndAreMendedByRepeating()
    {
        var simulator = new OdooSimulator(new() { LoadRaceRate = 0.33 });
        var lost = 0;
        for (var i = 0; i < 100; i++)
        {
            while (simulator.Load("res.partner", ["id", "name"], [[$"t.p{i}", "P"]])["ids"] is not JsonArray)
            {
                lost++;
            }
        }

        Assert.InRange(lost, 10, 120);
        Assert.Equal(100, simulator.Records("res.partner").Count(partner => (string?)partner["name"] == "P"));
    }

    [Fact]
    public void Handle_ManyThreadsOneExternalId_MakeOneOrder()
    {
        var simulator = OdooClientCalls.WithTaxes(OdooTaxRounding.PerLine);
        Parallel.For(0, 32, _ => Load(simulator, "t.order"));
        Assert.Single(simulator.SaleOrders);
    }

    [Fact]
    public void Search_DomainsOfAllKinds_FindWhatTheySay()
    {
        var simulator = OdooClientCalls.WithTaxes(OdooTaxRounding.PerLine);
        simulator.AddPartner("Ann", "A-1");
        simulator.AddPartner("Ben", "B-1");
        Assert.Equal(["Ann", "Ben"], Found("""["|",["ref","=","A-1"],["name","=ilike","b%"]]"""));
        Assert.Equal(["Ben"], Found("""[["ref","like","-1"],"!",["name","=","Ann"]]"""));
        Assert.Equal(["Ann"], Found("""[["ref","not in",["B-1",false]],["name","ilike","AN"]]"""));

        IEnumerable<string> Found(string domain) => simulator
            .Call("res.partner/search_read", new() { ["domain"] = JsonNode.Parse(domain), ["fields"] = new JsonArray("name"), ["order"] = "name" })!
            .AsArray().Select(partner => (string)partner!["name"]!);
    }

    private static void Load(OdooSimulator simulator, string id) =>
        simulator.Load("sale.order", Fields, [[id, id, "100", "t.customer", $"{id}_l1", "t.product", "Thing", "1", "10", "t.t1,t.t3"]]);
}
