using Retail.Connectors.Pipelines.Links;

namespace Retail.Connectors.Pipelines.Storage;

/// <summary>The text in which stores keep what work waits for.</summary>
public static class StoredWait
{
    /// <summary>
    /// The role of a wait for a link that goes from the record, for example <c>sales-order</c>; with a mark before it if the link comes to
    /// the record, so that the two are found apart by record, role and system.
    /// </summary>
    /// <param name="wait">The link that is waited for.</param>
    public static string RoleOf(LinkWait wait) => wait.IsIncoming ? $"<{wait.Role}" : wait.Role.Value;
}
