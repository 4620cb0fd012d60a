using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Asks a reference ERP, writes only while that is allowed.</summary>
internal sealed class ReferenceErpConnection(SystemName system, IReferenceErpWire wire, ReferenceErpOptions options, TimeProvider time)
{
    public SystemName System => system;

    public ReferenceErpOptions Options => options;

    public EffectTraits Traits(EffectGuarantee guarantee, DocumentStage reaches) => new()
    {
        Guarantee = guarantee,
        SettleAfter = guarantee == EffectGuarantee.Lookup ? Duration.FromTimeSpan(options.SettleAfter) : Duration.Zero,
        Reaches = reaches,
        HasSideEffects = true,
    };

    public Receipt ReceiptOf(ReferenceOrder order) => ReceiptOf(
        order.Number, order.IsCancelled ? DocumentStage.Cancelled : order.IsReleased ? DocumentStage.Confirmed : DocumentStage.Draft);

    public Receipt ReceiptOf(string number, DocumentStage stage) => new()
    {
        Document = new EntityRef(system, EntityKind.SalesOrder, number),
        DisplayName = number,
        Stage = stage,
    };

    public ConnectorException Unexpected(ReferenceAnswer answer) => answer is ReferenceAnswer.Refused refused
        ? new(ConnectorErrorKind.Rejected, system, refused.Words) { Code = refused.Code }
        : new(ConnectorErrorKind.Contract, system, $"{answer.GetType().Name} does not answer what was asked.");

    public async Task<ReferenceAnswer> ReadAsync(ReferenceRequest request, CancellationToken cancellationToken) =>
        await wire.SendAsync(request, cancellationToken);

    public async Task<ReferenceAnswer> WriteAsync(ReferenceRequest request, Instant sendBefore, CancellationToken cancellationToken)
    {
        if (time.GetCurrentInstant() >= sendBefore)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Unavailable, system,
                $"Not sent: the lease would be outlived (requests may go out before {sendBefore}). Allow longer leases.");
        }

        return await wire.SendAsync(request, cancellationToken);
    }

    /// <summary>The order that a receipt names; null if it is not there.</summary>
    public async Task<ReferenceOrder?> ReadOrderAsync(EntityRef document, CancellationToken cancellationToken) =>
        await ReadAsync(new ReferenceRequest.ReadOrder(document.Id), cancellationToken) is ReferenceAnswer.Orders { Items: [var order] } ? order : null;

    public async Task<ReferencePartner?> FindPartnerAsync(EffectKey key, CancellationToken cancellationToken) =>
        await ReadAsync(new ReferenceRequest.FindPartners(key.ShortForm()), cancellationToken) is ReferenceAnswer.Partners { Items: [var first, ..] }
            ? first
            : null;
}
