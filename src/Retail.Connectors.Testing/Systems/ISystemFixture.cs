namespace Retail.Connectors.Testing.Systems;

/// <summary>One target with its connector. Each case gets a fixture of its own, and disposes of it.</summary>
public interface ISystemFixture : IAsyncDisposable
{
    /// <summary>What stands in the target.</summary>
    SystemProfile Profile { get; }

    /// <summary>The clock of the connector, and of the target if it is simulated.</summary>
    ConformanceClock Clock { get; }

    /// <summary>Looks at the target past the connector.</summary>
    ISystemInspector Inspector { get; }

    /// <summary>Acts at the target past the connector.</summary>
    ISystemStage Stage { get; }

    /// <summary>
    /// Registers the connector as a host would. It is called for each process that the suite starts, so nothing may be kept between
    /// two calls but the target itself.
    /// </summary>
    /// <param name="retail">The builder; its services hold the fixture's clock already.</param>
    /// <param name="system">The company or shop, and the key of all services.</param>
    /// <param name="gate">Every call of the connector passes it, as near to the wire as can be.</param>
    void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate);
}
