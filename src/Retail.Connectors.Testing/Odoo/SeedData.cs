using System.Globalization;
using Retail.Connectors.Testing.Odoo.Books;
using Retail.Connectors.Testing.Odoo.Catalog;
using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Odoo.Stock;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>What a fresh database holds: countries, states, currencies, the companies and what each of them needs.</summary>
internal static class SeedData
{
    private const int FirstSaleTax = 80;

    public static void Fill(OdooStore store, OdooSimulatorOptions options)
    {
        foreach (var row in DataFile.Rows("countries"))
        {
            // The one country whose external id is not its code.
            Add(store, "res.country", Number(row[0]), row[1] is "GB" ? "base.uk" : $"base.{row[1].ToLowerInvariant()}", ("code", row[1]), ("name", row[2]));
        }

        foreach (var row in DataFile.Rows("states"))
        {
            Add(store, "res.country.state", Number(row[0]), null, ("country_id", Number(row[1])), ("code", row[2]), ("name", row[3]));
        }

        foreach (var row in DataFile.Rows("currencies"))
        {
            Add(
                store,
                "res.currency",
                Number(row[0]),
                $"base.{row[1]}",
                ("name", row[1]),
                ("full_name", row[2]),
                ("symbol", row[3]),
                ("position", row[4]),
                ("rounding", decimal.Parse(row[5], CultureInfo.InvariantCulture)),
                ("rate", 1m),
                ("active", options.ActiveCurrencies.Contains(row[1])));
        }

        Add(store, "uom.uom", 1, "uom.product_uom_unit", ("name", "Units"));
        Add(store, "account.account", 1414, null, ("name", "Tax Received"), ("code", "251000"), ("account_type", "liability_current"));
        Add(store, "account.account", JournalEntries.Receivable, null, ("name", "Account Receivable"), ("code", "121000"), ("account_type", "asset_receivable"));
        Add(store, "account.account", BookedPayments.Outstanding, null, ("name", "Outstanding Receipts"), ("code", "101403"), ("account_type", "asset_current"));
        for (var at = 0; at < ProductCategories.Names.Count; at++)
        {
            Add(store, ProductCategories.Model, at + 1, null, ("name", ProductCategories.Names[at]));
        }

        StockSeed.Shared(store);
        foreach (var key in options.ApiKeys.DistinctBy(key => key.UserId))
        {
            Add(store, "res.users", key.UserId, null, ("name", key.UserName), ("company_id", key.CompanyIds[0]));
        }

        foreach (var company in options.Companies)
        {
            AddCompany(store, company);
        }

        Stamp(store, options.Time.GetUtcNow().UtcDateTime);
        store.Commit();
    }

    private static void AddCompany(OdooStore store, OdooCompany company)
    {
        var country = store["res.country"].Holding("code", company.Country).Single();
        var currency = store["res.currency"].Holding("name", company.Currency).Single();
        store.Set(store.Get("res.currency", currency), "active", true);
        Add(store, "res.partner", company.Id, null, ("name", company.Name), ("is_company", true), ("type", "contact"), ("country_id", country));
        Add(store, "stock.warehouse", company.Id, null, ("name", company.Name), ("code", $"WH{company.Id}"), ("company_id", company.Id));
        Add(
            store,
            "res.company",
            company.Id,
            company.Id == 1 ? "base.main_company" : null,
            ("name", company.Name),
            ("country_id", country),
            ("currency_id", currency),
            ("partner_id", company.Id),
            ("tax_calculation_rounding_method", company.Rounding is OdooTaxRounding.PerLine ? "round_per_line" : "round_globally"));
        StockSeed.Of(store, company.Id);
        if (company.DefaultSaleTax is { } percent)
        {
            AddDefaultTax(store, company, country, percent);
        }
    }

    private static void AddDefaultTax(OdooStore store, OdooCompany company, int country, decimal percent)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{percent}%");
        var id = company.Id == 2 ? FirstSaleTax : FirstSaleTax + company.Id + 10;
        Add(store, "account.tax.group", company.Id, null, ("name", $"Tax {name}"), ("sequence", 10), ("company_id", company.Id));
        Add(
            store,
            "account.tax",
            id,
            null,
            ("name", name),
            ("amount", percent),
            ("amount_type", "percent"),
            ("type_tax_use", "sale"),
            ("tax_group_id", company.Id),
            ("sequence", 1),
            ("is_base_affected", true),
            ("country_id", country),
            ("company_id", company.Id));
        store.Set(store.Get("res.company", company.Id), "account_sale_tax_id", id);
    }

    private static void Add(OdooStore store, string model, int id, string? externalId, params (string Field, object Value)[] values)
    {
        var record = new OdooRecord(OdooSchema.Model(model), id);
        foreach (var (field, value) in values)
        {
            record[field] = value;
        }

        store.Add(record);
        if (externalId is not null)
        {
            store.Name(externalId, model, id);
        }
    }

    private static void Stamp(OdooStore store, DateTime now)
    {
        foreach (var record in OdooSchema.All.SelectMany(model => store[model.Name].Records).ToArray())
        {
            store.Set(record, "create_date", now);
            store.Set(record, "write_date", now);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
