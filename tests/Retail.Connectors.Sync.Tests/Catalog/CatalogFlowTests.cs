using CsCheck;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Products;
using Retail.Connectors.Sync.Catalog;
using static Retail.Connectors.Sync.Tests.Catalog.PlannedCatalog;

namespace Retail.Connectors.Sync.Tests.Catalog;

public sealed class CatalogFlowTests
{
    [Fact]
    public void Plan_Default_TextsAndImagesAreTheMerchants()
    {
        var told = new PlannedCatalog().Publishes(Chair());

        Assert.Equal(("Chair", null, true, null, null), (told.Name, told.Description, told.Published, told.Categories, told.Images));
        Assert.Equal(["Holz", "Farbe"], told.Attributes.Select(attribute => attribute.Name));
        Assert.Equal(["CHAIR-R", "CHAIR-B"], told.Variants.Select(variant => variant.Sku));
    }

    [Fact]
    public void Plan_NothingOwned_OnlyWhatVariantsDifferByIsTold()
    {
        var told = new PlannedCatalog(catalog => catalog.Owns(ProductFields.None)).Publishes(Chair());

        Assert.Equal((null, null), (told.Name, told.Published));
        Assert.Equal("Farbe", Assert.Single(told.Attributes).Name);
    }

    [Fact]
    public void Plan_Unchanged_IsNotWrittenAgain()
    {
        var catalog = new PlannedCatalog();
        catalog.Publishes(Chair());

        Assert.IsType<Plan.Nothing>(catalog.Plan(Chair()));
        Assert.IsType<Plan.Nothing>(catalog.Plan(Chair() with { Description = "<p>Of beech.</p>" }));
    }

    [Fact]
    public void Plan_ChangedAndChangedBack_IsWrittenEachTime()
    {
        var catalog = new PlannedCatalog();
        Assert.Equal("Chair", catalog.Publishes(Chair()).Name);
        Assert.Equal("Stool", catalog.Publishes(Chair() with { Name = "Stool" }).Name);
        Assert.Equal("Chair", catalog.Publishes(Chair()).Name);
    }

    [Fact]
    public void Plan_MappedWords_AreThoseOfTheShop()
    {
        var told = new PlannedCatalog(catalog => catalog
            .Owns(ProductFields.All).Category("Seats", "Chairs").Attribute("Farbe", "Colour").Attribute("Holz", string.Empty)).Publishes(Chair());

        Assert.Equal(["Chairs"], told.Categories!.Value);
        Assert.Equal("Colour", Assert.Single(told.Attributes).Name);
        Assert.All(told.Variants, variant => Assert.Equal("Colour", Assert.Single(variant.Values).Key));
    }

    [Fact]
    public void Plan_CategoriesWithoutMapping_AllAreNamedAtOnce()
    {
        var parked = new PlannedCatalog(catalog => catalog.Owns(ProductFields.Categories).Category("Seats", "Chairs").MapEveryCategory())
            .Parks(Chair() with { Categories = ["Seats", "Oak", "New"] });

        Assert.Equal(["Oak", "New"], parked.Reason.Missing.Select(missing => missing.Value));
        Assert.Equal(ParkOwner.Commerce, parked.Reason.Owner);
    }

    [Fact]
    public void Plan_TwoAttributesOfOneName_Parks() => Assert.Equal(
        "same-attribute", new PlannedCatalog(catalog => catalog.Attribute("Farbe", "Type").Attribute("Holz", "Type")).Parks(Chair()).Reason.Code);

    [Theory]
    [InlineData("", "no-sku")]
    [InlineData("CHAIR-r", "same-sku")]
    [InlineData("chair", "same-sku")]
    public void Plan_SkuThatTellsNothing_Parks(string sku, string code)
    {
        var product = Chair() with { Variants = [Variant("CHAIR-R", "Red"), Variant(sku, "Blue")] };

        Assert.Equal(code, new PlannedCatalog().Parks(product).Reason.Code);
    }

    [Fact]
    public void Plan_GoneBeforeItWasPublished_IsNothing() => Assert.IsType<Plan.Nothing>(new PlannedCatalog().Plan(null));

    [Fact]
    public void Plan_GoneAfterwards_IsHiddenOnceAndComesBack()
    {
        var catalog = new PlannedCatalog();
        catalog.Publishes(Chair());

        var hidden = catalog.Publishes(null);

        Assert.Equal(new Product { Ref = Source, Sku = "CHAIR", Published = false }, hidden);
        Assert.IsType<Plan.Nothing>(catalog.Plan(null));
        Assert.Equal(true, catalog.Publishes(Chair()).Published);
    }

    [Fact]
    public void Plan_NotOfferedHereAnyMore_IsHidden()
    {
        var catalog = new PlannedCatalog(builder => builder.Where(product => product.Name != "Chair (old)"));
        catalog.Publishes(Chair());

        Assert.Equal(false, catalog.Publishes(Chair() with { Name = "Chair (old)" }).Published);
    }

    /// <summary>An ERP that archives a product with variants archives these too, and with them all its SKUs.</summary>
    [Fact]
    public void Plan_PutAwayWithItsVariants_IsHiddenByTheSkuThatWasTold()
    {
        var catalog = new PlannedCatalog();
        var away = Chair() with { Sku = string.Empty, Variants = [], Attributes = [], Published = false };
        Assert.IsType<Plan.Nothing>(catalog.Plan(away));
        catalog.Publishes(Chair());

        Assert.Equal(new Product { Ref = Source, Sku = "CHAIR", Published = false }, catalog.Publishes(away));
        Assert.IsType<Plan.Nothing>(catalog.Plan(away));
    }

    [Theory]
    [InlineData(DiscontinuedPolicy.Keep, typeof(Plan.Nothing))]
    [InlineData(DiscontinuedPolicy.Park, typeof(Plan.Park))]
    public void Plan_GoneAfterwards_IsWhatThePolicySays(DiscontinuedPolicy policy, Type expected)
    {
        var catalog = new PlannedCatalog(builder => builder.Discontinued(policy));
        catalog.Publishes(Chair());

        Assert.IsType(expected, catalog.Plan(null));
    }

    /// <summary>Whoever owns what, the shop is never told a field that is the merchant's.</summary>
    [Fact]
    public void Plan_AnyOwnership_NothingElseIsTold() => Gen.Int[0, (int)ProductFields.All].Sample(bits =>
    {
        var owned = (ProductFields)bits;
        var told = new PlannedCatalog(catalog => catalog.Owns(owned)).Publishes(Chair());
        Assert.Equal((bits & 1) != 0, told.Name is not null);
        Assert.Equal((bits & 2) != 0, told.Description is not null);
        Assert.Equal((bits & 4) != 0, told.Published is not null);
        Assert.Equal((bits & 8) != 0, told.Categories is not null);
        Assert.Equal((bits & 16) != 0, told.Attributes.Any(attribute => attribute.Name == "Holz"));
        Assert.Equal((bits & 32) != 0, told.Images is not null);
    });

    [Fact]
    public void Adjust_SeveralTimes_TheyAreAppliedInOrder() => Assert.Equal(
        "Chair for you!",
        new PlannedCatalog(catalog => catalog
            .Adjust(product => product with { Name = $"{product.Name} for you" })
            .Adjust(product => product with { Name = $"{product.Name}!" })).Publishes(Chair()).Name);
}
