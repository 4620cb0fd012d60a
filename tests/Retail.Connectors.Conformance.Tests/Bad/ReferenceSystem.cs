using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.ReferenceErp;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests.Bad;

/// <summary>An ERP that enforces nothing: whoever asks twice gets two. Its honest connector looks before it writes.</summary>
internal sealed class ReferenceSystem(Action<ReferenceErpOptions>? configure = null) : ISystemUnderTest
{
    public string Name => "reference";

    public SystemRole Role => SystemRole.Erp;

    public ImmutableArray<DeclaredGap> Gaps => [];

    public Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ISystemFixture>(new Fixture(configure));

    private sealed class Fixture : ISystemFixture, ISystemInspector, ISystemStage
    {
        private readonly ReferenceErpServer _server = new();
        private readonly Action<ReferenceErpOptions>? _configure;

        public Fixture(Action<ReferenceErpOptions>? configure) => _configure = configure;

        public SystemProfile Profile { get; } = new()
        {
            System = "reference",
            Currencies = [CurrencyRules.Iso(new CurrencyCode("EUR"))],
            Skus = ["A-1", "A-2"],
            Taxes = [new TargetTax("1", "V19", 19)],
            TimeZone = DateTimeZone.Utc,
            OpenDate = new LocalDate(2026, 6, 15),
            LatestCommit = Duration.FromMinutes(5),
        };

        public ConformanceClock Clock { get; } = ConformanceClock.Standing(Instant.FromUtc(2026, 6, 15, 10, 0));

        public ISystemInspector Inspector => this;

        public ISystemStage Stage => this;

        public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate) =>
            retail.AddReferenceErp(system.Value, new Wire(_server, gate, system), options =>
            {
                options.ChangesOrders = true;
                _configure?.Invoke(options);
            });

        public Task ShipAsync(EntityRef salesOrder, CancellationToken cancellationToken)
        {
            _server.Ship(salesOrder.Id);
            return Task.CompletedTask;
        }

        public Task<ImmutableArray<InspectedDocument>> FindAsync(
            SystemName system, EntityKind kind, EffectKey key, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<InspectedDocument>>(
            kind == EntityKind.Partner
                ? [.. _server.Partners.Where(partner => partner.Reference == key.ShortForm()).Select(partner => new InspectedDocument { Id = partner.Number, Name = partner.Name })]
                : [.. _server.Orders.Where(order => order.Reference == key.ShortForm()).Select(order => new InspectedDocument
                {
                    Id = order.Number,
                    Stage = order.IsCancelled ? DocumentStage.Cancelled : order.IsReleased ? DocumentStage.Confirmed : DocumentStage.Draft,
                    Net = new Money(order.Net, new CurrencyCode(order.Currency)),
                    Grand = new Money(order.Total, new CurrencyCode(order.Currency)),
                })]);

        public Task<InspectedDocument?> ReadAsync(EntityRef record, CancellationToken cancellationToken) => Task.FromResult<InspectedDocument?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Wire(ReferenceErpServer server, CallGate gate, SystemName system) : IReferenceErpWire
    {
        public async Task<ReferenceAnswer> SendAsync(ReferenceRequest request, CancellationToken cancellationToken)
        {
            try
            {
                return await gate.PassAsync(_ => Task.FromResult(server.Handle(request)), cancellationToken);
            }
            catch (IOException exception)
            {
                throw new ConnectorException(request.IsWrite ? ConnectorErrorKind.Ambiguous : ConnectorErrorKind.Unavailable, system, exception.Message, exception);
            }
        }
    }
}
