using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Odoo.Systems;

/// <summary>Says which database and company this is, and what in its settings matters.</summary>
internal sealed class OdooSystemDescription(
    OdooConnection odoo, ImmutableSortedDictionary<string, EffectTraits> traits) : ISystemDescription
{
    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var version = await odoo.Client.GetVersionAsync(cancellationToken);
        var company = await odoo.Company.ReadAsync(odoo.Client, cancellationToken);
        var rounding = company.TaxCalculationRoundingMethod ?? string.Empty;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["company"] = company.Name ?? string.Empty,
            ["currency"] = company.CurrencyId.Name ?? string.Empty,
            ["tax_calculation_rounding_method"] = rounding,
            ["stock.basis"] = "on hand in the stock location and below it, less reserved and less confirmed orders",
            ["stock.contained-from"] = "confirmed",
            ["feed.overlap"] = odoo.Options.FeedOverlap.ToString("c", CultureInfo.InvariantCulture),
        };
        foreach (var (name, date) in new[]
                 {
                     ("closed.books", company.UserFiscalyearLockDate), ("closed.sales", company.UserSaleLockDate),
                     ("closed.taxes", company.UserTaxLockDate), ("closed.for-good", company.UserHardLockDate),
                 })
        {
            if (date is { Year: > 1 } last)
            {
                settings[name] = OdooFormat.Date(last);
            }
        }

        if (await ReadDatabaseIdAsync(cancellationToken) is { } id)
        {
            settings["database.uuid"] = id;
        }

        var gaps = ImmutableArray.Create(
            "An order that a person deletes takes its external ids along: the same command makes a new one.",
            "Payment methods, coupons and notes of an order are not written.",
            "A confirmed order is amended by setting it back to a quotation; its open deliveries are made anew. Shipped, invoiced and locked orders are not amended.",
            "After a credit note the credited quantity counts as to be invoiced again: an invoice run over all orders would bill it twice.",
            "Goods with lot or serial numbers are not received back without a person.",
            "Goods to be scrapped are in stock for a moment, unless InspectionLocation is set.",
            "Deleted records leave no trace: only a census finds them missing.",
            "Prices are computed from the rules as Odoo does; a chain of more than eight price lists, or a currency without a rate, gives none.",
            $"Orders in other currencies than {company.CurrencyId.Name} need a price list in PriceLists.");
        if (rounding != "round_per_line")
        {
            gaps = gaps.Add(
                "Tax is rounded over the whole order, shops mostly round per line: expect rounding lines. An administrator can set the company to round per line.");
        }

        return new SystemDescription
        {
            // The uuid alone is no identity: a dump restored as a staging copy keeps it, and not every user may read it.
            Identity = $"{odoo.Options.BaseAddress!.GetLeftPart(UriPartial.Path).TrimEnd('/')} {odoo.Options.Database} company {OdooFormat.Id(company.Id)}",
            Product = $"Odoo {version.Version}",
            Commands = traits,
            Settings = settings.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Gaps = gaps,
        };
    }

    /// <summary>Null if the user may not read it: that takes an administrator.</summary>
    private async Task<string?> ReadDatabaseIdAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await odoo.Client.CallModelAsync(
                "ir.config_parameter", "get_param", static json => json.WriteString("key", "database.uuid"), safe: true, cancellationToken);
            return answer.ValueKind == JsonValueKind.String ? answer.GetString() : null;
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Forbidden or ConnectorErrorKind.Contract)
        {
            return null;
        }
    }
}
