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

    [Fact]
    public void Create_OfATemplateWithTwoAttributes_MakesAVariantOfEachCombination()
    {
        var simulator = new OdooSimulator();
        var template = Shirt(simulator, Attribute(simulator, "Size", "S", "M"), Attribute(simulator, "Colour", "Red", "Blue"));

        var variants = Variants(simulator, template);

        Assert.Equal(
            ["Shirt (S, Red)", "Shirt (S, Blue)", "Shirt (M, Red)", "Shirt (M, Blue)"], variants.Select(variant => (string)variant["display_name"]!));
        Assert.All(variants, variant => Assert.Equal(2, variant["product_template_variant_value_ids"]!.AsArray().Count));
        var value = (int)variants[3]["product_template_variant_value_ids"]![1]!;
        var read = Only(simulator, "product.template.attribute.value", value, "name", "display_name", "attribute_id");
        Assert.Equal(("Blue", "Colour: Blue", "Colour"), ((string)read["name"]!, (string)read["display_name"]!, (string)read["attribute_id"]![1]!));
    }

    [Fact]
    public void Write_CodeOfOneOfSeveralVariants_IsNotSaidByTheTemplate()
    {
        var simulator = new OdooSimulator();
        var template = Shirt(simulator, Attribute(simulator, "Size", "S", "M"));
        var ids = Variants(simulator, template).Select(variant => (int)variant["id"]!).ToArray();

        simulator.Call("product.product/write", new() { ["ids"] = new JsonArray(ids[1]), ["vals"] = new JsonObject { ["default_code"] = "SHIRT-M" } }, Operator);
        simulator.Call("product.template/write", new() { ["ids"] = new JsonArray(template), ["vals"] = new JsonObject { ["name"] = "Tee" } }, Operator);

        Assert.Equal(["Tee (S)", "[SHIRT-M] Tee (M)"], Variants(simulator, template).Select(variant => (string)variant["display_name"]!));
        Assert.False((bool)Only(simulator, "product.template", template, "default_code")["default_code"]!);
        Assert.Equal([ids[1], ids[0]], Only(simulator, "product.template", template, "product_variant_ids")["product_variant_ids"]!.AsArray().Select(id => (int)id!));
    }

    [Fact]
    public void Write_PriceOfAValue_IsAddedToThatOfItsVariants()
    {
        var simulator = new OdooSimulator();
        var template = Shirt(simulator, Attribute(simulator, "Size", "S", "M"));
        var value = (int)Variants(simulator, template)[1]["product_template_variant_value_ids"]![0]!;

        simulator.Call(
            "product.template.attribute.value/write", new() { ["ids"] = new JsonArray(value), ["vals"] = new JsonObject { ["price_extra"] = 5 } }, Operator);

        Assert.Equal([49.0, 54.0], Variants(simulator, template).Select(variant => (double)variant["lst_price"]!));
    }

    [Fact]
    public void Write_ValuesOfALine_KeepsAddsArchivesAndRemovesVariants()
    {
        var simulator = new OdooSimulator();
        var size = Attribute(simulator, "Size", "S", "M", "L", "XL");
        var template = Shirt(simulator, (size.Id, size.Values[..3]));
        var before = Variants(simulator, template).Select(variant => (int)variant["id"]!).ToArray();
        var partner = simulator.AddPartner("Customer");
        simulator.Call("sale.order/create", new()
        {
            ["vals_list"] = new JsonArray(new JsonObject
            {
                ["partner_id"] = partner,
                ["order_line"] = new JsonArray(new JsonArray(0, 0, new JsonObject { ["product_id"] = before[1], ["product_uom_qty"] = 1 })),
            }),
        }, Operator);
        var line = (int)Only(simulator, "product.template", template, "attribute_line_ids")["attribute_line_ids"]![0]!;

        // S stays, M was sold, L was not, XL is new.
        simulator.Call("product.template.attribute.line/write", new()
        {
            ["ids"] = new JsonArray(line),
            ["vals"] = new JsonObject { ["value_ids"] = new JsonArray(new JsonArray(6, 0, new JsonArray(size.Values[0], size.Values[3]))) },
        }, Operator);

        var variants = Variants(simulator, template);
        Assert.Equal(3, variants.Length);
        Assert.Equal([(before[0], true), (before[1], false)], variants[..2].Select(variant => ((int)variant["id"]!, (bool)variant["active"]!)));
        Assert.Equal("Shirt (XL)", (string)variants[2]["display_name"]!);
    }

    [Fact]
    public void Write_AttributeOfOneValue_KeepsTheOnlyVariantAndItsCode()
    {
        var simulator = new OdooSimulator();
        var id = simulator.AddProduct("SHIRT", "Shirt");
        var size = Attribute(simulator, "Size", "S", "M");

        simulator.Call("product.template/write", new()
        {
            ["ids"] = new JsonArray(id),
            ["vals"] = new JsonObject { ["attribute_line_ids"] = new JsonArray(LineOf((size.Id, size.Values[..1]))) },
        }, Operator);

        var variant = Assert.Single(Variants(simulator, id));
        Assert.Equal((id, "[SHIRT] Shirt"), ((int)variant["id"]!, (string)variant["display_name"]!));
        Assert.Empty(variant["product_template_variant_value_ids"]!.AsArray());
    }

    [Fact]
    public void Archive_OfTheLastVariant_ArchivesTheTemplate()
    {
        var simulator = new OdooSimulator();
        var template = Shirt(simulator, Attribute(simulator, "Size", "S", "M"));
        var ids = Variants(simulator, template).Select(variant => (int)variant["id"]!).ToArray();

        simulator.Call("product.product/action_archive", new() { ["ids"] = new JsonArray(ids[0]) }, Operator);
        Assert.True((bool)Only(simulator, "product.template", template, "active")["active"]!);
        simulator.Call("product.product/action_archive", new() { ["ids"] = new JsonArray(ids[1]) }, Operator);
        Assert.False((bool)Only(simulator, "product.template", template, "active")["active"]!);
        simulator.Call("product.template/action_unarchive", new() { ["ids"] = new JsonArray(template) }, Operator);

        Assert.All(Variants(simulator, template), variant => Assert.True((bool)variant["active"]!));
    }

    private static (int Id, int[] Values) Attribute(OdooSimulator simulator, string name, params string[] values)
    {
        var id = (int)simulator.Call("product.attribute/create", new()
        {
            ["vals_list"] = new JsonArray(new JsonObject
            {
                ["name"] = name,
                ["value_ids"] = new JsonArray([.. values.Select(value => (JsonNode?)new JsonArray(0, 0, new JsonObject { ["name"] = value }))]),
            }),
        }, Operator)![0]!;
        return (id, [.. Only(simulator, "product.attribute", id, "value_ids")["value_ids"]!.AsArray().Select(value => (int)value!)]);
    }

    private static int Shirt(OdooSimulator simulator, params (int Id, int[] Values)[] attributes) => (int)simulator.Call("product.template/create", new()
    {
        ["vals_list"] = new JsonArray(new JsonObject
        {
            ["name"] = "Shirt",
            ["list_price"] = 49,
            ["attribute_line_ids"] = new JsonArray([.. attributes.Select(attribute => (JsonNode?)LineOf(attribute))]),
        }),
    }, Operator)![0]!;

    private static JsonArray LineOf((int Id, int[] Values) attribute) => new(0, 0, new JsonObject
    {
        ["attribute_id"] = attribute.Id,
        ["value_ids"] = new JsonArray(new JsonArray(6, 0, new JsonArray([.. attribute.Values.Select(value => (JsonNode?)value)]))),
    });

    private static JsonNode[] Variants(OdooSimulator simulator, int template) =>
    [
        .. simulator.Call("product.product/search_read", new()
        {
            ["context"] = new JsonObject { ["active_test"] = false },
            ["domain"] = new JsonArray(new JsonArray("product_tmpl_id", "=", template)),
            ["fields"] = new JsonArray("display_name", "active", "lst_price", "product_template_variant_value_ids"),
            ["order"] = "id",
        }, Operator)!.AsArray().OfType<JsonNode>(),
    ];

    private static JsonNode Only(OdooSimulator simulator, string model, int id, params string[] fields) => Assert.Single(simulator.Call(
        $"{model}/read", new() { ["ids"] = new JsonArray(id), ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]) })!.AsArray())!;
}
