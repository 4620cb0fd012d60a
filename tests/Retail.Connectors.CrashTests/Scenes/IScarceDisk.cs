namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A disk for a store that can be made full, and have room again.</summary>
internal interface IScarceDisk : IAsyncDisposable
{
    /// <summary>Where the store's file is to be.</summary>
    string Folder { get; }

    Task FillAsync(WorkerProcess worker);

    Task MakeRoomAsync(WorkerProcess worker);
}
