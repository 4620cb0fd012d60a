namespace Retail.Connectors.Testing.Tryton;

/// <summary>An invoice or credit note as it stands in the simulated database, read past the API.</summary>
/// <param name="Id">The database id.</param>
/// <param name="Number">The number, or null before it is posted.</param>
/// <param name="State">The field <c>state</c>, such as <c>posted</c>.</param>
/// <param name="Reference">The field <c>reference</c>, or null.</param>
/// <param name="PartyCode">The code of the party.</param>
/// <param name="Company">The company's id.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Untaxed">The field <c>untaxed_amount</c>; negative on a credit note.</param>
/// <param name="Tax">The field <c>tax_amount</c>.</param>
/// <param name="Total">The field <c>total_amount</c>.</param>
/// <param name="AmountToPay">The field <c>amount_to_pay</c>.</param>
/// <param name="Taxes">The rows of taxes.</param>
/// <param name="Lines">The lines in their order.</param>
/// <param name="Sales">Ids of the sales it comes from.</param>
/// <param name="Payments">Descriptions of the payments that were booked, in their order; null where one has none.</param>
public sealed record TrytonInvoice(
    long Id,
    string? Number,
    string State,
    string? Reference,
    string? PartyCode,
    long Company,
    string Currency,
    decimal Untaxed,
    decimal Tax,
    decimal Total,
    decimal AmountToPay,
    IReadOnlyList<TrytonTaxAmount> Taxes,
    IReadOnlyList<TrytonSaleLine> Lines,
    IReadOnlyList<long> Sales,
    IReadOnlyList<string?> Payments);
