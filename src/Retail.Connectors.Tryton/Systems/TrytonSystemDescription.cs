using System.Collections.Immutable;
using System.Text.Json;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Returns;
using Retail.Connectors.Systems;
using Retail.Connectors.Tryton.Changes;
using Retail.Connectors.Tryton.Credits;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Invoices;
using Retail.Connectors.Tryton.Orders;
using Retail.Connectors.Tryton.Payments;
using Retail.Connectors.Tryton.Returns;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Systems;

/// <summary>Says which Tryton it is, and what in its settings matters.</summary>
internal sealed class TrytonSystemDescription(TrytonConnection tryton) : ISystemDescription
{
    private const string Shop = "web_shop";

    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var client = tryton.Client;
        var version = await client.GetVersionAsync(cancellationToken);
        var company = await tryton.Company.ReadAsync(client, cancellationToken);
        var modules = await ModulesAsync(cancellationToken);
        var rounding = await RoundingAsync(cancellationToken);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["company"] = company.Party?.Name ?? string.Empty,
            ["currency"] = company.Currency?.Code ?? string.Empty,
            ["timezone"] = company.Timezone ?? string.Empty,
            ["tax_rounding"] = rounding,
            ["modules"] = string.Join(' ', modules),
        };
        return new SystemDescription
        {
            Identity = $"{tryton.Options.BaseAddress!.GetLeftPart(UriPartial.Path).TrimEnd('/')} {tryton.Options.Database} company {TrytonFormat.Id(company.Id)}",
            Product = $"Tryton {version}",
            Commands = ImmutableSortedDictionary.Create<string, EffectTraits>(StringComparer.Ordinal)
                .Add(nameof(EnsureCustomer), new TrytonCustomerHandler(tryton).Traits)
                .Add(nameof(SubmitOrder), new TrytonOrderHandler(tryton).Traits)
                .Add(nameof(AmendOrder), new TrytonAmendHandler(tryton).Traits)
                .Add(nameof(CancelOrder), new TrytonCancelHandler(tryton).Traits)
                .Add(nameof(PostInvoice), new TrytonInvoiceHandler(tryton).Traits)
                .Add(nameof(PostPayment), new TrytonPaymentHandler(tryton).Traits)
                .Add(nameof(PostCredit), new TrytonCreditHandler(tryton).Traits)
                .Add(nameof(ReceiveReturn), new TrytonReturnHandler(tryton).Traits),
            Settings = settings.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Gaps = Gaps(modules, rounding),
        };
    }

    private static ImmutableArray<string> Gaps(List<string> modules, string rounding)
    {
        var gaps = ImmutableArray.Create(
            "A document that a person deletes takes its key along: the same command makes a new one.",
            "A sale in processing is not changed any more; it is cancelled by giving up its shipments and invoices.",
            "Payment methods, coupons and notes of an order are not written; nor is the reason of a cancellation.",
            "The customer's tax rule is not applied: an order's lines carry the taxes that the shop charged.",
            "Prices are net with few digits: what they leave over of a line is a line of its own.",
            "Tracking numbers are read from the shipment's reference only, if ShipmentReferenceIsTracking is set.",
            "Variants have no attributes in the modules that are read: they differ by SKU.",
            "On SQLite parallel confirmations of one sale make several invoices, and changes within one second pass the optimistic lock: run Tryton on PostgreSQL.");
        if (modules.Count > 0 && !modules.Contains(Shop))
        {
            gaps = gaps.Add("The module web_shop is not active: sales have no web_id, and orders cannot be submitted.");
        }

        return rounding == "line" ? gaps : gaps.Add(
            "Tax is rounded once per document, shops mostly round per line: expect rounding lines. An administrator can set tax_rounding to line.");
    }

    private async Task<List<string>> ModulesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await TrytonRow.ReadAsync(
                tryton.Client, "ir.module", TrytonDomain.Equal("state", "activated"), ["name", "version"], after: 0, limit: 1000, cancellationToken);
            return [.. rows.Select(row => row.Text("name") ?? string.Empty).Order(StringComparer.Ordinal)];
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            return [];
        }
    }

    /// <summary>Where Tryton rounds taxes; empty if the user may not read it.</summary>
    private async Task<string> RoundingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await tryton.Client.CallAsync(
                "model.account.configuration.read", [TrytonValue.From([1L]), TrytonValue.From((string[])["tax_rounding"])], safe: true, cancellationToken);
            return answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() == 1 && new TrytonRow(answer[0]).Text("tax_rounding") is { } rounding
                ? rounding
                : string.Empty;
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            return string.Empty;
        }
    }
}
