namespace Retail.Connectors.Pipelines.Work;

/// <summary>
/// Tells other nodes that a commit made work due: the sending side of <see cref="IWorkSignals"/>, for stores that do not
/// tell by themselves.
/// </summary>
public interface IWorkAnnouncer
{
    /// <summary>
    /// Called after a commit, once for each flow. It returns at once and never throws: whatever is slow or fails, the wake-up
    /// is lost, which costs others no more than their next poll.
    /// </summary>
    /// <param name="work">Work that became due; null if the store alone knows which.</param>
    void Announce(WorkKey? work);
}
