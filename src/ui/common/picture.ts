/** What a picture can be taken of. */
export type PictureTarget = 'view' | 'card' | 'chart';

export type PictureForm = 'png' | 'svg';
