using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Orders;

/// <summary>One movement of money on an order.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Reference">The gateway's or shop's id of it; empty if there is none.</param>
/// <param name="Amount">A positive amount; zero if the shop does not say how much.</param>
/// <param name="At">When; null if the shop does not say.</param>
public sealed record PaymentTransaction(PaymentTransactionKind Kind, string Reference, Money Amount, Instant? At);
