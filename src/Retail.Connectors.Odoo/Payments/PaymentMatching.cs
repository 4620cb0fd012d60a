using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Journal;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Payments;

/// <summary>Sets a posted payment off against an invoice, as far as both are open.</summary>
internal static class PaymentMatching
{
    private const string ReceivableType = "asset_receivable";

    /// <summary>True if both the payment and the invoice have something open: they are to be matched.</summary>
    public static async Task<bool> IsOpenAsync(OdooPayment payment, long invoice, OdooClient client, CancellationToken cancellationToken) =>
        !payment.MoveId.IsNone && !payment.IsReconciled && payment.State is "in_process" or "paid"
        && await client.FindAsync<OdooAccountMove>(invoice, cancellationToken) is { State: "posted", AmountResidual: > 0 }
        && await OpenLineAsync(payment, client, cancellationToken) != 0;

    public static async Task<EffectResult.Refused?> RunAsync(
        OdooPayment payment, OdooAccountMove invoice, OdooClient client, CancellationToken cancellationToken)
    {
        if (payment.MoveId.IsNone)
        {
            return new EffectResult.Refused(
                "payment-without-entry", $"Odoo made no journal entry for the payment {payment.Name ?? OdooFormat.Id(payment.Id)}.",
                "Name an outstanding account on the payment method of the journal (Incoming Payments); set the payment back to a draft, then replay.");
        }

        if (await client.FindAsync<OdooAccountMove>(invoice.Id, cancellationToken) is not { AmountResidual: > 0 }
            || await OpenLineAsync(payment, client, cancellationToken) is not (> 0 and var line))
        {
            return null;
        }

        try
        {
            _ = await client.CallAsync(OdooAccountMove.Model, "js_assign_outstanding_line", [invoice.Id], json => json.WriteNumber("line_id", line), cancellationToken);
            return null;
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            // Somebody may have matched it meanwhile: what is open decides.
            return await OpenLineAsync(payment, client, cancellationToken) == 0
                || await client.FindAsync<OdooAccountMove>(invoice.Id, cancellationToken) is { AmountResidual: 0 }
                ? null
                : new EffectResult.Refused("match-refused", exception.Message, "Reconcile the payment with the invoice in Odoo to see what it asks for, then replay.");
        }
    }

    /// <summary>The journal item of the customer's debt that the payment made; 0 if nothing of it is open.</summary>
    private static async Task<long> OpenLineAsync(OdooPayment payment, OdooClient client, CancellationToken cancellationToken)
    {
        var lines = await client.SearchReadAsync<OdooAccountMoveLine>(
            OdooDomain.Equal("payment_id", payment.Id).And(OdooDomain.Equal("account_id.account_type", ReceivableType))
                .And(OdooDomain.Where("reconciled", "=", OdooValue.From(value: false))),
            new OdooQuery { Order = "id" }, cancellationToken);
        return lines.FirstOrDefault()?.Id ?? 0;
    }
}
