using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Retail.Connectors.Effects;
using Retail.Connectors.Products;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

public sealed class PublishProductTests : IDisposable
{
    private readonly ScriptedShop _shop = new();
    private readonly JsonArray _products = [];
    private readonly JsonArray _variations = [];

    public PublishProductTests() => _shop
        .On("GET", "/products", _ => _products.DeepClone())
        .On("GET", "/products/attributes", """[{"id":3,"name":"Size"}]""")
        .On("GET", "/products/categories", """[{"id":11,"name":"Shirts &amp; Tops"},{"id":12,"name":"Sale"}]""")
        .On("POST", "/products", request =>
        {
            var product = request.Body!.DeepClone().AsObject();
            product["id"] = 50;
            product["categories"] = new JsonArray([.. (product["categories"]?.AsArray() ?? []).Select(category => new JsonObject { ["id"] = category!["id"]!.DeepClone() })]);
            _products.Add(product);
            return product.DeepClone();
        }, 201)
        .On("GET", "/products/50/variations", _ => _variations.DeepClone())
        .On("POST", "/products/50/variations/batch", request =>
        {
            var created = new JsonArray();
            foreach (var asked in request.Body!["create"]!.AsArray())
            {
                var variation = asked!.DeepClone().AsObject();
                variation["id"] = 60 + _variations.Count;
                variation["attributes"] = new JsonArray([.. variation["attributes"]!.AsArray().Select(attribute => new JsonObject
                {
                    ["name"] = attribute!["name"]?.GetValue<string>() ?? "Size",
                    ["option"] = attribute["option"]!.GetValue<string>(),
                })]);
                _variations.Add(variation);
                created.Add(variation.DeepClone());
            }

            return new JsonObject { ["create"] = created };
        });

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task ApplyAsync_NewProductWithVariants_IsWrittenParentFirstAndOnce()
    {
        await using var host = _shop.Host();
        var command = Command(Shirt());

        Assert.IsType<Finding.Nothing>(await ScriptedShop.FindAsync(host, command));
        var reached = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));
        var again = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, command));

        Assert.Equal(["/products", "/products/50/variations/batch"], _shop.Writes.Select(write => write.Path));
        Assert.Equal(
            """{"name":"Shirt & Co","type":"variable","status":"publish","sku":"SHIRT","categories":[{"id":11}],"images":[{"src":"https://img.example/1.jpg"}]"""
            + ""","attributes":[{"id":3,"visible":true,"variation":true,"options":["S","M"]},{"name":"Colour","visible":true,"variation":true,"options":["Red"]}]"""
            + ""","meta_data":[{"key":"_retail_images","value":"https://img.example/1.jpg"}]}""",
            Plain(_shop.Writes.First().Body!));
        Assert.Equal(
            """{"create":[{"sku":"SHIRT-S","attributes":[{"name":"Colour","option":"Red"},{"id":3,"option":"S"}]},{"sku":"SHIRT-M","attributes":[{"name":"Colour","option":"Red"},{"id":3,"option":"M"}]}]}""",
            _shop.Writes.Last().Body!.ToJsonString());
        Assert.Equal("50", reached.Receipt.Document.Id);
        Assert.Equal([("SHIRT-M", "61"), ("SHIRT-S", "60")], again.Receipt.Lines.Select(line => (line.Key, line.Value)));
        Assert.IsType<Finding.Complete>(await ScriptedShop.FindAsync(host, command));
    }

    [Fact]
    public async Task ApplyAsync_OnlyTheSku_BeginsAsADraftAndLeavesTheRest()
    {
        await using var host = _shop.Host();
        var command = Command(new Product { Ref = Ref, Sku = "PLAIN" });

        await ScriptedShop.ApplyAsync(host, command);
        _products[0]!["status"] = "publish";
        _products[0]!["name"] = "The merchant's";
        await ScriptedShop.ApplyAsync(host, command);

        Assert.Equal("""{"name":"PLAIN","type":"simple","status":"draft","sku":"PLAIN"}""", Assert.Single(_shop.Writes).Body!.ToJsonString());
    }

    [Fact]
    public async Task ApplyAsync_OneFieldDiffers_OnlyThatIsWritten()
    {
        _products.Add(JsonNode.Parse("""{"id":50,"type":"simple","status":"private","sku":"plain","name":"Old","attributes":[{"id":0,"name":"Fit","position":0,"visible":true,"variation":false,"options":["Slim"]}]}"""));
        _shop.On("PUT", "/products/50", _ => _products[0]!.DeepClone());
        await using var host = _shop.Host();

        await ScriptedShop.ApplyAsync(host, Command(new Product
        {
            Ref = Ref, Sku = "PLAIN", Name = "New", Published = false, Attributes = [new ProductAttribute("Size", ["S"], Distinguishes: false)],
        }));

        Assert.Equal(
            """{"name":"New","attributes":[{"name":"Fit","position":0,"visible":true,"variation":false,"options":["Slim"]},{"id":3,"visible":true,"variation":false,"options":["S"]}]}""",
            Assert.Single(_shop.Writes).Body!.ToJsonString());
    }

    [Fact]
    public async Task ApplyAsync_VariationWithoutSku_IsAdopted()
    {
        await using var host = _shop.Host();
        await ScriptedShop.ApplyAsync(host, Command(Shirt()));
        _variations[0]!["sku"] = "SHIRT";
        _shop.On("POST", "/products/50/variations/batch", request => new JsonObject { ["update"] = request.Body!["update"]!.DeepClone() });

        Assert.IsType<Finding.Partial>(await ScriptedShop.FindAsync(host, Command(Shirt())));
        Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(Shirt())));

        Assert.Equal("""[60]""", $"[{string.Join(',', _shop.Writes.Last().Body!["update"]!.AsArray().Select(item => item!["id"]!.GetValue<int>()))}]");
    }

    [Fact]
    public async Task ApplyAsync_SkuInTheTrash_IsRefusedWithWhatToDo()
    {
        var recorded = Recording.Load("commands", "error-w-product-create-sku-of-trashed");
        _shop.On("POST", "/products", _ => JsonNode.Parse(recorded.Body)!, recorded.Status);
        await using var host = _shop.Host();

        var refused = Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(new Product { Ref = Ref, Sku = "TRASH-1" })));

        Assert.Equal("sku-taken", refused.Code);
        Assert.Contains("already present", refused.Words, StringComparison.Ordinal);
        Assert.Contains("trash", refused.FixHint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplyAsync_AnEarlierAttemptCameLate_IsAdopted()
    {
        _shop.On("POST", "/products", _ =>
        {
            _products.Add(JsonNode.Parse("""{"id":50,"type":"simple","status":"draft","sku":"PLAIN","name":"PLAIN"}"""));
            return JsonNode.Parse("""{"code":"product_invalid_sku","message":"Invalid or duplicated SKU.","data":{"status":400,"resource_id":50}}""")!;
        }, 400);
        await using var host = _shop.Host();

        var reached = Assert.IsType<EffectResult.Reached>(await ScriptedShop.ApplyAsync(host, Command(new Product { Ref = Ref, Sku = "PLAIN" })));

        Assert.Equal("50", reached.Receipt.Document.Id);
    }

    [Theory]
    [InlineData("""{"id":50,"type":"variation","parent_id":9,"sku":"PLAIN"}""", "sku-of-variation")]
    [InlineData("""{"id":50,"type":"variable","sku":"PLAIN"}""", "has-variations")]
    public async Task ApplyAsync_SkuBelongsToSomethingElse_IsRefusedUnwritten(string kept, string code)
    {
        _products.Add(JsonNode.Parse(kept));
        await using var host = _shop.Host();

        Assert.Equal(code, Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(new Product { Ref = Ref, Sku = "PLAIN" }))).Code);
        Assert.Equal("unknown-category", Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(new Product { Ref = Ref, Sku = "PLAIN", Categories = ["Hats"] }))).Code);
        Assert.Equal("sku-refused", Assert.IsType<EffectResult.Refused>(await ScriptedShop.ApplyAsync(host, Command(new Product { Ref = Ref, Sku = "A,B" }))).Code);
        Assert.Empty(_shop.Writes);
    }

    private static EntityRef Ref => new("erp-us", EntityKind.Product, "P1");

    private static PublishProduct Command(Product product) => new(ScriptedShop.Key("P1", "product"), product);

    private static Product Shirt() => new()
    {
        Ref = Ref,
        Sku = "SHIRT",
        Name = "Shirt & Co",
        Published = true,
        Categories = ["Shirts & Tops"],
        Images = [new Uri("https://img.example/1.jpg")],
        Attributes = [new ProductAttribute("Size", ["S", "M"], Distinguishes: true), new ProductAttribute("Colour", ["Red"], Distinguishes: true)],
        Variants = [Variant("S"), Variant("M")],
    };

    private static ProductVariant Variant(string size) => new(
        "SHIRT-" + size, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("Size", size).Add("Colour", "Red"));

    private static string Plain(JsonNode body) => body.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
