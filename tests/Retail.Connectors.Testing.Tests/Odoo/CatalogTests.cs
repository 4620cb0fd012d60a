using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Odoo;

namespace Retail.Connectors.Testing.Tests.Odoo;

/// <summary>Templates and categories, as a real server of version 19 was seen to keep them.</summary>
public sealed class CatalogTests
{
    private const string Operator = "operator-key";

    [Fact]
    public void Create_OfAVariant_MakesATemplateThatSaysTheSame()
    {
        var simulator = new OdooSimulator();
        var id = simulator.AddProduct("MUG", "Mug", listPrice: 9.50m);

        var template = Only(simulator, "product.template", id, "name", "default_code", "list_price", "product_variant_ids", "write_date");

        Assert.Equal(("Mug", "MUG", 9.5), ((string)template["name"]!, (string)template["default_code"]!, (double)template["list_price"]!));
        Assert.Equal(id, (int)Assert.Single(template["product_variant_ids"]!.AsArray())!);
        Assert.Equal((string)Only(simulator, "product.product", id, "write_date")["write_date"]!, (string)template["write_date"]!);
    }

    [Theory]
    [InlineData("product.template", "product.product")]
    [InlineData("product.product", "product.template")]
    public void Write_ToOneOfTheTwo_IsSaidByBoth(string written, string other)
    {
        var simulator = new OdooSimulator();
        var id = simulator.AddProduct("MUG", "Mug");

        simulator.Call($"{written}/write", new() { ["ids"] = new JsonArray(id), ["vals"] = new JsonObject { ["name"] = "Cup", ["default_code"] = "CUP" } }, Operator);

        var read = Only(simulator, other, id, "name", "default_code");
        Assert.Equal(("Cup", "CUP"), ((string)read["name"]!, (string)read["default_code"]!));
    }

    [Theory]
    [InlineData("product.template")]
    [InlineData("product.product")]
    public void Unlink_OfOneOfTheTwo_TakesTheOtherAlong(string removed)
    {
        var simulator = new OdooSimulator();
        var id = simulator.AddProduct("MUG", "Mug");
        var kept = simulator.AddProduct("CUP", "Cup");

        simulator.Call($"{removed}/unlink", new() { ["ids"] = new JsonArray(id) }, Operator);

        Assert.Equal(kept, (int)Assert.Single(simulator.Records("product.template"))["id"]!);
        Assert.Equal(kept, (int)Assert.Single(simulator.Records("product.product"))["id"]!);
    }

    [Fact]
    public void Create_OfATemplate_MakesItsVariant()
    {
        var simulator = new OdooSimulator();

        var id = (int)simulator.Call("product.template/create", new() { ["vals_list"] = new JsonArray(new JsonObject { ["name"] = "Mug", ["default_code"] = "MUG" }) }, Operator)![0]!;

        var variant = Assert.Single(simulator.Records("product.product"));
        Assert.Equal((id, "MUG"), ((int)variant["product_tmpl_id"]!, (string)variant["default_code"]!));
    }

    [Fact]
    public void Category_BelowAnother_KnowsThePath()
    {
        var simulator = new OdooSimulator();

        var id = (int)simulator.Call("product.category/create", new() { ["vals_list"] = new JsonArray(new JsonObject { ["name"] = "Mugs", ["parent_id"] = 1 }) }, Operator)![0]!;

        var category = Only(simulator, "product.category", id, "parent_path", "complete_name");
        Assert.Equal(($"1/{id}/", "Goods / Mugs"), ((string)category["parent_path"]!, (string)category["complete_name"]!));
    }

    private static JsonNode Only(OdooSimulator simulator, string model, int id, params string[] fields) => Assert.Single(simulator.Call(
        $"{model}/read", new() { ["ids"] = new JsonArray(id), ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]) })!.AsArray())!;
}
