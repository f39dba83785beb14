using Kayfabe.Store.Keys;
using Kayfabe.Study.Cloud;

namespace Kayfabe.Build.Running;

/// <summary>Trains on a machine elsewhere, which costs money, for a stage whose settings say so.</summary>
public interface IElsewhere
{
    /// <summary>Trains with SageMaker's built-in XGBoost, or with an image that does the same.</summary>
    /// <param name="key">The key of the result: the same one is trained once.</param>
    /// <param name="order">The data and hyperparameters.</param>
    /// <param name="notes">What is to be known of the result is added.</param>
    /// <returns>The file of the model, as it came: no one has checked it.</returns>
    byte[] TrainModel(ActionKey key, TrainingOrder order, ICollection<string> notes);

    /// <summary>Trains with an image of one's own.</summary>
    /// <param name="key">The key of the result.</param>
    /// <param name="order">The data and hyperparameters.</param>
    /// <param name="image">The address of the image.</param>
    /// <param name="folder">An empty folder: what the image made is put there.</param>
    /// <param name="notes">What is to be known of the result is added.</param>
    void TrainFolder(ActionKey key, TrainingOrder order, string image, string folder, ICollection<string> notes);
}
