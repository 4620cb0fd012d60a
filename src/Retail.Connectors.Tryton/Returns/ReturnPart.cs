using Retail.Connectors.Returns;
using Retail.Connectors.Tryton.Shipments;

namespace Retail.Connectors.Tryton.Returns;

/// <summary>A part of a delivery that comes back.</summary>
internal sealed record ReturnPart(TrytonMove Delivered, decimal Quantity, ReturnDisposition Disposition);
