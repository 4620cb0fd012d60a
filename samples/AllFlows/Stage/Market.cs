using Retail.Connectors.Testing.WooCommerce;

namespace AllFlows.Stage;

/// <summary>A shop, the company behind it, and where its customers live.</summary>
internal sealed record Market
{
    /// <summary>Prices without tax in dollars; two states with a tax, one of which finance set up in the ERP.</summary>
    public static Market Us { get; } = new()
    {
        Tag = "US",
        Shop = "shop-us",
        Erp = "erp-us",
        TimeZone = "America/Los_Angeles",
        Settings = new WooShopSettings { Currency = "USD", Country = "US:CA" },
        CompanyId = 2,
        CompanyName = "Example Retail Inc.",
        Rates = [new("US", "CA", "7.25", "", IsMapped: true), new("US", "NY", "8.875", "", IsMapped: true), new("US", "NV", "8.375", "", IsMapped: false)],
        Homes = [new("US", "CA", "90001", "Los Angeles"), new("US", "NY", "10001", "New York"), new("US", "OR", "97201", "Portland")],
        Unmapped = new("US", "NV", "89101", "Las Vegas"),
        ShrinksOrders = true,
    };

    /// <summary>Prices with tax in euros, 19 and 7 %, rounded at the subtotal.</summary>
    public static Market De { get; } = new()
    {
        Tag = "DE",
        Shop = "shop-de",
        Erp = "erp-de",
        TimeZone = "Europe/Berlin",
        Settings = new WooShopSettings
        {
            SiteUrl = "https://laden.example", Currency = "EUR", Country = "DE", City = "Berlin", Postcode = "10115", PricesIncludeTax = true,
            RoundsAtSubtotal = true, StoreId = new Guid("0a3f5b9e-0d61-4a55-9d10-6a3c8f1f2d77"),
        },
        CompanyId = 1,
        CompanyName = "Example Retail GmbH",
        Rates = [new("DE", "", "19", "", IsMapped: true), new("DE", "", "7", "reduced-rate", IsMapped: true), new("AT", "", "20", "", IsMapped: false), new("AT", "", "10", "reduced-rate", IsMapped: false)],
        Homes = [new("DE", "", "10115", "Berlin"), new("DE", "", "20095", "Hamburg")],
        Unmapped = new("AT", "", "1010", "Wien"),
    };

    /// <summary>How its SKUs begin: the country.</summary>
    public required string Tag { get; init; }

    public required string Shop { get; init; }

    public required string Erp { get; init; }

    public required string TimeZone { get; init; }

    public required WooShopSettings Settings { get; init; }

    /// <summary>The id of its company in the ERP.</summary>
    public required int CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required IReadOnlyList<MarketRate> Rates { get; init; }

    public required IReadOnlyList<Home> Homes { get; init; }

    /// <summary>A place whose tax nobody has set up in the ERP.</summary>
    public required Home Unmapped { get; init; }

    /// <summary>True if what is given back before anything left is taken off the ERP's order; else it is shipped, credited and received again.</summary>
    public bool ShrinksOrders { get; init; }

    /// <summary>How the SKUs of articles begin that another house delivers.</summary>
    public string Press => $"{Tag}-PRESS-";

    /// <summary>How the SKUs of articles begin that the ERP brings into the shop.</summary>
    public string Novelties => $"{Tag}-NEW-";
}

/// <summary>A tax rate of a shop.</summary>
internal sealed record MarketRate(string Country, string State, string Percent, string Class, bool IsMapped);

/// <summary>Where a customer lives.</summary>
internal sealed record Home(string Country, string State, string Postcode, string City);
