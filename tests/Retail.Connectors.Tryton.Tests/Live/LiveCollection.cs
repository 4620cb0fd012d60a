namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Live tests share one server.</summary>
[CollectionDefinition(Name)]
public sealed class LiveCollection : ICollectionFixture<LiveTryton>
{
    public const string Name = "Tryton";
}
