using System.Globalization;
using Retail.Connectors.Testing.Tryton.Stock;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Fills a new database: what every Tryton has, and the German retailer of the recordings.</summary>
internal static class SeedData
{
    private static readonly (string Code, string Name, int Digits)[] Currencies =
    [
        ("EUR", "Euro", 2), ("USD", "US Dollar", 2), ("GBP", "Pound Sterling", 2), ("CHF", "Swiss Franc", 2), ("JPY", "Yen", 0), ("KWD", "Kuwaiti Dinar", 3),
        ("CLF", "Unidad de Fomento", 4), ("SEK", "Swedish Krona", 2), ("PLN", "Zloty", 2), ("XBT", "Bitcoin in millionths", 6),
    ];

    private static readonly (string Code, string Name)[] Countries =
    [
        ("AT", "Austria"), ("BE", "Belgium"), ("CH", "Switzerland"), ("DE", "Germany"), ("DK", "Denmark"), ("ES", "Spain"), ("FR", "France"),
        ("GB", "United Kingdom"), ("IT", "Italy"), ("NL", "Netherlands"), ("PL", "Poland"), ("US", "United States"),
    ];

    private static readonly (string Code, string Name, long Country)[] Subdivisions =
        [("DE-BE", "Berlin", 4), ("DE-BY", "Bayern", 4), ("DE-HH", "Hamburg", 4), ("DE-NW", "Nordrhein-Westfalen", 4), ("US-CA", "California", 12), ("US-NY", "New York", 12)];

    public static void Fill(Work work)
    {
        Places(work);
        Companies(work);
        Locations(work);
        SeedAccounts.Fill(work);
        Catalog(work);
        Users(work);
        foreach (var module in work.Options.Modules)
        {
            Add(work, "ir.module", ("name", module), ("version", "6.0.0"), ("state", "activated"));
        }

        Add(work, "ir.model.data", ("fs_id", "lang_en"), ("module", "ir"), ("model", "ir.lang"), ("db_id", 1L));
        Add(work, "stock.package.type", ("name", "Box"));
        Add(work, "sale.configuration");
        Add(work, "account.configuration");
    }

    /// <summary>Adds a row; its dates are those of the beginning, and <c>write_date</c> is null.</summary>
    public static Record Add(Work work, string model, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var fields = new WireFields();
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return work.Insert(model, fields);
    }

    public static void Locate(Work work, string code, string name)
    {
        var input = Add(work, "stock.location", ("name", code + "-IN"), ("code", code + "-IN"), ("type", "storage"));
        var output = Add(work, "stock.location", ("name", code + "-OUT"), ("code", code + "-OUT"), ("type", "storage"));
        var storage = Add(work, "stock.location", ("name", code + "-STO"), ("code", code + "-STO"), ("type", "storage"));
        var warehouse = Add(
            work, "stock.location", ("name", name), ("code", code), ("type", "warehouse"), ("input_location", input.Id), ("output_location", output.Id),
            ("storage_location", storage.Id), ("lost_found_location", SeedIds.LostFound));
        foreach (var zone in (Record[])[input, output, storage])
        {
            Work.Put(zone, "parent", warehouse.Id);
        }
    }

    private static void Places(Work work)
    {
        Add(work, "ir.lang", ("code", "en"), ("name", "English"), ("translatable", true));
        work.Store["ir.lang"].NextId = 5;
        Add(work, "ir.lang", ("code", "de"), ("name", "German"), ("translatable", true));
        foreach (var (code, name, digits) in Currencies)
        {
            Add(work, "currency.currency", ("code", code), ("name", name), ("symbol", code switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => code }), ("digits", (long)digits), ("rounding", (decimal)Math.Pow(10, -digits)));
        }

        foreach (var (code, name) in Countries)
        {
            Add(work, "country.country", ("code", code), ("name", name));
        }

        foreach (var (code, name, country) in Subdivisions)
        {
            Add(work, "country.subdivision", ("code", code), ("name", name), ("country", country), ("type", "state"));
        }

        Add(work, "product.uom.category", ("name", "Unit"));
        Add(work, "product.uom.category", ("name", "Weight"));
        Add(work, "product.uom", ("name", "Unit"), ("symbol", "u"), ("category", 1L), ("digits", 0L), ("rounding", 1.0), ("factor", 1.0), ("rate", 1.0));
        Add(work, "product.uom", ("name", "Kilogram"), ("symbol", "kg"), ("category", 2L), ("digits", 2L), ("rounding", 0.01), ("factor", 1.0), ("rate", 1.0));
        Add(work, "product.uom", ("name", "Gram"), ("symbol", "g"), ("category", 2L), ("digits", 2L), ("rounding", 0.01), ("factor", 0.001), ("rate", 1000.0));
    }

    private static void Companies(Work work)
    {
        foreach (var company in work.Options.Companies)
        {
            var party = Add(work, "party.party", ("name", company.Name), ("code", company.Id == 1 ? "COMPANY" : $"COMPANY-{company.Id.ToString(CultureInfo.InvariantCulture)}"));
            Add(
                work, "party.address", ("party", party.Id), ("street", "Hauptstraße 1"), ("postal_code", "10115"), ("city", "Berlin"), ("country", 4L));
            var currency = work.Store["currency.currency"].Holding("code", company.Currency);
            if (currency.Count == 0)
            {
                throw new ArgumentException($"The currency '{company.Currency}' of company {company.Id} is not simulated; use one that currency.currency lists.", nameof(work));
            }

            Add(work, "company.company", ("party", party.Id), ("currency", currency[0].Id), ("timezone", company.TimeZone));
        }
    }

    private static void Locations(Work work)
    {
        Add(work, "stock.location", ("name", "Input Zone"), ("code", "IN"), ("type", "storage"), ("parent", SeedIds.Warehouse));
        Add(work, "stock.location", ("name", "Output Zone"), ("code", "OUT"), ("type", "storage"), ("parent", SeedIds.Warehouse));
        Add(work, "stock.location", ("name", "Storage Zone"), ("code", "STO"), ("type", "storage"), ("parent", SeedIds.Warehouse));
        Add(work, "stock.location", ("name", "Lost and Found"), ("type", "lost_found"));
        Add(
            work, "stock.location", ("name", "Warehouse"), ("code", "WH"), ("type", "warehouse"), ("input_location", SeedIds.Input),
            ("output_location", SeedIds.Output), ("storage_location", SeedIds.Storage), ("lost_found_location", SeedIds.LostFound));
        Add(work, "stock.location", ("name", "Supplier"), ("code", "SUP"), ("type", "supplier"));
        Add(work, "stock.location", ("name", "Customer"), ("code", "CUS"), ("type", "customer"));
        Add(work, "stock.location", ("name", "Transit"), ("type", "storage"));
        Locate(work, "HH", "Hamburg");
    }

    private static void Catalog(Work work)
    {
        var mug = Product(work, "MUG-1", "Becher", 10.00m, "goods");
        var shipping = Product(work, "SHIP-DHL", "Versand DHL", 4.11m, "service");
        var carrier = Add(work, "party.party", ("name", "DHL"), ("code", "DHL"));
        Add(work, "party.address", ("party", carrier.Id));
        Add(work, "carrier", ("party", carrier.Id), ("carrier_product", shipping.Id), ("carrier_cost_method", "product"));
        foreach (var (name, formula) in ((string, string)[])[("Retail", "unit_price"), ("B2B", "unit_price * 0.9")])
        {
            var list = Add(work, "product.price_list", ("name", name), ("company", 1L));
            Add(work, "product.price_list.line", ("price_list", list.Id), ("formula", formula));
        }

        foreach (var party in work.Store["party.party"].Records)
        {
            Work.Put(party, "sale_price_list", 1L);
        }

        Count(work, mug.Id, SeedIds.Storage, 100.0);
        var shop = Add(work, "web.shop", ("name", "Shop"), ("company", 1L), ("currency", 1L), ("warehouses", (long[])[5L, 12L]));
        _ = shop;
    }

    public static Record Product(Work work, string sku, string name, decimal price, string type)
    {
        var template = Add(
            work, "product.template", ("name", name), ("type", type), ("default_uom", 1L), ("sale_uom", 1L), ("salable", true), ("account_category", 1L));
        foreach (var company in work.Options.Companies)
        {
            Work.Put(template, Sales.ProductFields.PriceKey("list_price", company.Id), price);
        }

        var product = Add(work, "product.product", ("template", template.Id), ("suffix_code", sku));
        Sales.ProductCodes.Update(work, product);
        return product;
    }

    public static void Count(Work work, long product, long location, double quantity)
    {
        var inventory = Add(work, "stock.inventory", ("location", location), ("company", work.Context.Company));
        ModelRules.BeforeInsert(work, inventory);
        Add(work, "stock.inventory.line", ("inventory", inventory.Id), ("product", product), ("quantity", quantity));
        InventoryWorkflow.Confirm(work, [inventory]);
    }

    private static void Users(Work work)
    {
        foreach (var user in work.Options.Users.OrderBy(user => user.Id))
        {
            work.Store["res.user"].NextId = user.Id;
            Add(
                work, "res.user", ("login", user.Login), ("name", user.Login), ("company", user.Company),
                ("companies", work.Options.Companies.Select(company => company.Id).ToArray()), ("groups", (long[])[6, 9, 3, 8, 13, 14, 10, 11, 12]));
        }

        for (var group = 1; group <= 14; group++)
        {
            Add(work, "res.group", ("name", "Group " + group.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
