namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Reader, feed and census of one kind of record.</summary>
internal static class PortCases
{
    /// <param name="role">What kind of system.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="name">Its name in ids of cases, singular.</param>
    /// <param name="required">The ports that a connector must offer or declare as a gap.</param>
    public static IEnumerable<SystemCase> Of<T>(SystemRole role, EntityKind kind, string name, Ports required)
        where T : class =>
    [
        .. new ReaderCases<T>(role, kind, $"{name}-reader", required.HasFlag(Ports.Reader)).All,
        .. new FeedCases<T>(role, kind, $"{name}-feed", required.HasFlag(Ports.Feed)).All,
        .. new CensusCases<T>(role, kind, $"{name}-census", required.HasFlag(Ports.Census)).All,
    ];
}
